"""Documents that include others: XInclude, as far as it needs no pointers."""

import copy
from urllib.parse import urljoin

from . import ElementTree

XINCLUDE = "{http://www.w3.org/2001/XInclude}"
XINCLUDE_INCLUDE, XINCLUDE_FALLBACK = XINCLUDE + "include", XINCLUDE + "fallback"

DEFAULT_MAX_INCLUSION_DEPTH = 6


class FatalIncludeError(SyntaxError):
    """What cannot be included."""


class LimitedRecursiveIncludeError(FatalIncludeError):
    """Documents include each other too deep."""


def default_loader(href, parse, encoding=None):
    """Read a file: its outermost element, or its text."""
    if parse == "xml":
        with open(href, "rb") as file:
            return ElementTree.parse(file).getroot()
    with open(href, encoding=encoding or "UTF-8") as file:
        return file.read()


def include(elem, loader=None, base_url=None, max_depth=DEFAULT_MAX_INCLUSION_DEPTH):
    """Put what an element includes into it."""
    if max_depth is not None and max_depth < 0:
        raise ValueError(f"expected non-negative depth or None for 'max_depth', got {max_depth!r}")
    root = elem.getroot() if hasattr(elem, "getroot") else elem
    _include(root, loader or default_loader, base_url, max_depth, frozenset())


def _load(loader, href, kind, encoding=None):
    found = loader(href, kind, encoding) if encoding is not None or kind == "text" else loader(href, kind)
    if found is None:
        raise FatalIncludeError(f"cannot load {href!r} as {kind!r}")
    return found


def _include(elem, load, base, depth, above):
    at = 0
    while at < len(elem):
        child = elem[at]
        at += 1
        if child.tag == XINCLUDE_FALLBACK:
            raise FatalIncludeError(f"xi:fallback tag must be child of xi:include ({child.tag!r})")
        if child.tag != XINCLUDE_INCLUDE:
            _include(child, load, base, depth, above)
            continue
        href, kind = child.get("href"), child.get("parse", "xml")
        href = urljoin(base, href) if base else href
        if kind == "xml":
            if href in above:
                raise FatalIncludeError(f"recursive include of {href}")
            if depth == 0:
                raise LimitedRecursiveIncludeError(f"maximum xinclude depth reached when including file {href}")
            node = copy.copy(_load(load, href, kind))
            _include(node, load, href, depth and depth - 1, above | {href})
            if child.tail:
                node.tail = (node.tail or "") + child.tail
            elem[at - 1] = node
        elif kind == "text":
            text = _load(load, href, kind, child.get("encoding")) + (child.tail or "")
            at -= 1
            del elem[at]
            if at:
                elem[at - 1].tail = (elem[at - 1].tail or "") + text
            else:
                elem.text = (elem.text or "") + text
        else:
            raise FatalIncludeError(f"unknown parse type in xi:include tag ({kind!r})")
