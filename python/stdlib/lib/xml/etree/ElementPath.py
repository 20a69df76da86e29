"""Paths to elements of a tree: a part of XPath."""

import re

_TOKEN = re.compile(r"""('[^']*'|"[^"]*")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]()@=])|((?:\{[^}]+\})?[^/\[\]()@!=\s]+)|\s+""")


def xpath_tokenizer(pattern, namespaces=None):
    """The parts of a path: of each its operator and its name, one of them empty."""
    known = namespaces or {}
    default, attribute = known.get(""), False
    for found in _TOKEN.finditer(pattern):
        quoted, operator, tag = found.groups()
        if not (quoted or operator or tag):
            yield "", ""
            continue
        if tag and tag[0] != "{":
            prefix, colon, local = tag.partition(":")
            if colon:
                if prefix not in known:
                    raise SyntaxError(f"prefix {prefix!r} not found in prefix map")
                tag = f"{{{known[prefix]}}}{local}"
            elif default and not attribute:
                tag = f"{{{default}}}{tag}"
        yield quoted or operator or "", tag or ""
        attribute = operator == "@"


_cache = {}  # the steps of paths


def _fits(wanted):
    """What tells whether the tag of an element is one that a path asks for; wildcards may stand for the namespace or the name."""
    if wanted in ("*", "{*}*"):
        return (lambda tag: True) if wanted == "*" else lambda tag: isinstance(tag, str)
    if wanted == "{}*":
        return lambda tag: isinstance(tag, str) and tag[:1] != "{"
    if wanted.startswith("{*}"):
        local = wanted[3:]
        return lambda tag: isinstance(tag, str) and (tag == local or tag.endswith("}" + local) and tag[0] == "{")
    if wanted.startswith("{}"):
        return lambda tag: tag == wanted[2:]
    if wanted.endswith("}*"):
        return lambda tag: isinstance(tag, str) and tag.startswith(wanted[:-1])
    return lambda tag: tag == wanted


class _Search:
    """One search: it knows who is whose parent, once somebody asks."""

    def __init__(self, root):
        self.root, self._parents = root, None

    def parent(self, element):
        if self._parents is None:
            self._parents = {child: above for above in self.root.iter() for child in above}
        return self._parents.get(element)


def _children(tag):
    fits = _fits(tag)
    return lambda search, found: (child for element in found for child in element if fits(child.tag))


def _descendants(tag):
    fits = _fits(tag)

    def select(search, found):
        for element in found:
            for inner in element.iter():
                if inner is not element and fits(inner.tag):
                    yield inner

    return select


def _itself(search, found):
    return found


def _above(search, found):
    seen = {}
    for element in found:
        parent = search.parent(element)
        if parent is not None and parent not in seen:
            seen[parent] = True
            yield parent


def _text(element):
    return "".join(element.itertext())


def _condition(tokens):
    """What stands in brackets, as a function that selects."""
    shape, values = "", []
    for operator, tag in tokens:
        if not (operator or tag):
            continue
        if operator == "]":
            break
        if operator and operator[0] in "'\"":
            shape, values = shape + "'", values + [operator[1:-1]]
        elif operator:
            shape, values = shape + operator, values + [None]
        else:
            shape, values = shape + "-", values + [tag]
    else:
        raise SyntaxError("invalid path")
    words = [v for v in values if v is not None]
    if shape == "@-":
        return lambda search, found: (e for e in found if e.get(words[0]) is not None)
    if shape == "@-='":
        return lambda search, found: (e for e in found if e.get(words[0]) == words[1])
    if shape == "@-!='":
        return lambda search, found: (e for e in found if e.get(words[0]) not in (None, words[1]))
    if shape in (".='", ".!='"):
        same = shape == ".='"
        return lambda search, found: (e for e in found if (_text(e) == words[0]) == same)
    if shape in ("-='", "-!='"):
        same = shape == "-='"
        return lambda search, found: (e for e in found if any((_text(c) == words[1]) == same for c in e.findall(words[0])))
    if shape == "-" and not re.fullmatch(r"-?\d+", words[0]):
        return lambda search, found: (e for e in found if e.find(words[0]) is not None)
    if shape in ("-", "-()", "-()-"):
        return _position(shape, words)
    raise SyntaxError("invalid predicate")


def _position(shape, words):
    if shape == "-":
        index = int(words[0]) - 1
        if index < 0:
            raise SyntaxError("XPath position >= 1 expected")
    else:
        if words[0] != "last":
            raise SyntaxError("unsupported function")
        index = -1
        if shape == "-()-":
            try:
                index = int(words[1]) - 1
            except ValueError:
                raise SyntaxError("unsupported expression")
            if index > -2:
                raise SyntaxError("XPath offset from last() must be negative")

    def select(search, found):
        for element in found:
            parent = search.parent(element)
            if parent is None:
                continue
            alike = list(parent.findall(element.tag))
            if -len(alike) <= index < len(alike) and alike[index] is element:
                yield element

    return select


def _compile(path, namespaces):
    """The steps of a path."""
    if path[-1:] == "/":
        path += "*"
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    tokens = xpath_tokenizer(path, namespaces)
    steps = []
    for operator, tag in tokens:
        if not (operator or tag):
            continue
        if tag:
            steps.append(_children(tag))
        elif operator == "*":
            steps.append(_children("*"))
        elif operator == ".":
            steps.append(_itself)
        elif operator == "..":
            steps.append(_above)
        elif operator == "[":
            steps.append(_condition(tokens))
        elif operator == "//":
            inner = next(tokens, ("", ""))
            if not inner[1] and inner[0] != "*":
                raise SyntaxError("invalid descendant")
            steps.append(_descendants(inner[1] or "*"))
        elif operator != "/":
            raise SyntaxError("invalid path")
    return steps


def iterfind(elem, path, namespaces=None):
    """The elements that a path leads to."""
    key = path, *sorted((prefix or "", uri) for prefix, uri in (namespaces or {}).items())
    steps = _cache.get(key)
    if steps is None:
        if len(_cache) > 100:
            _cache.clear()
        steps = _cache[key] = _compile(path, namespaces)
    search, found = _Search(elem), iter((elem,))
    for step in steps:
        found = step(search, found)
    return iter(found)


def find(elem, path, namespaces=None):
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    found = find(elem, path, namespaces)
    if found is None:
        return default
    return "" if found.text is None else found.text
