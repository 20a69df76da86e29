"""Trees of elements, read from XML and written to it."""

import io
from contextlib import contextmanager

from ._canonical import C14NWriterTarget, canonicalize
from ._element import Comment, Element, PI, ProcessingInstruction, QName, SubElement, indent, iselement
from ._parser import ParseError, TreeBuilder, XMLParser, XMLPullParser
from ._write import register_namespace, write_html, write_text, write_xml, written_names

__all__ = ["C14NWriterTarget", "canonicalize", "Comment", "dump", "Element", "ElementTree", "fromstring", "fromstringlist", "indent", "iselement", "iterparse", "parse", "ParseError",
           "PI", "ProcessingInstruction", "QName", "SubElement", "tostring", "tostringlist", "TreeBuilder", "VERSION", "XML", "XMLID",
           "XMLParser", "XMLPullParser", "register_namespace"]

VERSION = "1.3.0"


@contextmanager
def _writer(target, encoding):
    """What writes text to a file, by its name or as an object, and how that is encoded."""
    write = getattr(target, "write", None)
    text = encoding.lower() == "unicode"
    if write is None:
        with open(target, "w", encoding="utf-8" if text else encoding, errors="xmlcharrefreplace") as file:
            yield file.write, file.encoding
    elif text:
        yield write, getattr(target, "encoding", None) or "utf-8"
    else:
        parts = []
        yield parts.append, encoding
        write("".join(parts).encode(encoding, "xmlcharrefreplace"))


class ElementTree:
    """A tree, and how it gets from and to files."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        """The outermost element."""
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        """Read a file, by its name or as an object."""
        file = source if hasattr(source, "read") else open(source, "rb")
        try:
            parser = parser or XMLParser()
            while data := file.read(65536):
                parser.feed(data)
            self._root = parser.close()
            return self._root
        finally:
            if file is not source:
                file.close()

    def iter(self, tag=None):
        """All elements of a tag, in the order of the document."""
        return self._root.iter(tag)

    def _relative(self, path):
        if path[:1] == "/":
            import warnings

            path = "." + path
            warnings.warn("This search is broken in 1.3 and earlier, and will be fixed in a future version.  If you rely "
                          f"on the current behaviour, change it to {path!r}", FutureWarning, stacklevel=3)
        return path

    def find(self, path, namespaces=None):
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *, short_empty_elements=True):
        """Write the tree to a file."""
        method = method or "xml"
        writers = {"xml": write_xml, "html": write_html, "text": write_text}
        if method not in writers:
            raise ValueError(f"unknown method {method!r}")
        given = encoding or "us-ascii"
        with _writer(file_or_filename, given) as (write, used):
            declared = xml_declaration
            if declared is None:
                declared = given.lower() not in ("unicode", "utf-8", "us-ascii")
            if method == "xml" and declared:
                write(f"<?xml version='1.0' encoding='{used}'?>\n")
            if method == "text":
                write_text(write, self._root)
                return
            names, uris = written_names(self._root, default_namespace)
            writers[method](write, self._root, names, uris, short_empty_elements)


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    """An element as bytes, or as a str if the encoding is "unicode"."""
    file = io.StringIO() if encoding == "unicode" else io.BytesIO()
    ElementTree(element).write(file, encoding, xml_declaration, default_namespace, method, short_empty_elements=short_empty_elements)
    return file.getvalue()


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    """An element as a list of pieces."""
    parts = _Parts()
    ElementTree(element).write(parts, encoding, xml_declaration, default_namespace, method, short_empty_elements=short_empty_elements)
    return parts.list


class _Parts:
    """A file that keeps what is written to it in pieces."""

    def __init__(self):
        self.list = []
        self.write = self.list.append


def dump(elem):
    """Print an element, to look at it."""
    import sys

    tree = elem if isinstance(elem, ElementTree) else ElementTree(elem)
    tree.write(sys.stdout, encoding="unicode")
    tail = tree.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


def parse(source, parser=None):
    """The tree of a file."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    """The outermost element of a document."""
    parser = parser or XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    """The outermost element of a document, and its elements by their attribute "id"."""
    tree = XML(text, parser)
    return tree, {name: element for element in tree.iter() if (name := element.get("id"))}


def fromstringlist(sequence, parser=None):
    """The outermost element of a document in pieces."""
    parser = parser or XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


class _Events:
    """The events of a file, as it is read."""

    def __init__(self, source, events, parser):
        self._parser = XMLPullParser(events=events, _parser=parser)
        self._owned = None if hasattr(source, "read") else open(source, "rb")
        self.root = None
        self._run = self._read(source if self._owned is None else self._owned)

    def _read(self, file):
        try:
            while True:
                yield from self._parser.read_events()
                data = file.read(16 * 1024)
                if not data:
                    break
                self._parser.feed(data)
            root = self._parser._close_and_return_root()
            yield from self._parser.read_events()
            self.root = root
        finally:
            self._shut()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._run)

    def close(self):
        """Read no further."""
        self._run.close()
        self._shut()

    def _shut(self):
        file, self._owned = self._owned, None
        if file is not None:
            file.close()

    __del__ = _shut


for _own in (C14NWriterTarget, canonicalize, Comment, Element, indent, iselement, ParseError, ProcessingInstruction, QName, SubElement, TreeBuilder,
             XMLParser, XMLPullParser, register_namespace):
    _own.__module__ = __name__
del _own


def iterparse(source, events=None, parser=None):
    """Read a file piece by piece: pairs of an event and an element."""
    return _Events(source, events, parser)
