"""Elements."""

from . import ElementPath


def iselement(element):
    """Whether something is an element, or like one."""
    return hasattr(element, "tag")


class Element:
    """An element: a tag, attributes, text, and the elements inside."""

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"Element() argument 2 must be dict, not {type(attrib).__name__}")
        self.tag, self.attrib = tag, {**attrib, **extra}
        self.text = self.tail = None
        self._inner = []

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib):
        """Another element of this class."""
        return type(self)(tag, attrib)

    def __copy__(self):
        made = self.makeelement(self.tag, self.attrib)
        made.text, made.tail = self.text, self.tail
        made[:] = self
        return made

    def __len__(self):
        return len(self._inner)

    def __bool__(self):
        import warnings

        warnings.warn("Testing an element's truth value will always return True in future versions.  Use specific 'len(elem)' or "
                      "'elem is not None' test instead.", DeprecationWarning, stacklevel=2)
        return bool(self._inner)

    def __getitem__(self, index):
        return self._inner[index]

    def __setitem__(self, index, element):
        if isinstance(index, slice):
            element = list(element)
            for one in element:
                self._check(one)
        else:
            self._check(element)
        self._inner[index] = element

    def __delitem__(self, index):
        del self._inner[index]

    @staticmethod
    def _check(element, wanted="expected an Element"):
        if not isinstance(element, Element):
            raise TypeError(f"{wanted}, not {type(element).__name__}")

    def append(self, subelement):
        """Add an element at the end."""
        self._check(subelement, "append() argument 1 must be xml.etree.ElementTree.Element")
        self._inner.append(subelement)

    def extend(self, elements):
        """Add elements at the end."""
        for element in elements:
            self.append(element)

    def insert(self, index, subelement):
        """Add an element at a place."""
        self._check(subelement, "insert() argument 2 must be xml.etree.ElementTree.Element")
        self._inner.insert(index, subelement)

    def remove(self, subelement):
        """Take an element out: this one, not one that is alike."""
        self._inner.remove(subelement)

    def find(self, path, namespaces=None):
        """The first element that a path leads to, or None."""
        return ElementPath.find(self, path, namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """The text of the first element that a path leads to."""
        return ElementPath.findtext(self, path, default, namespaces)

    def findall(self, path, namespaces=None):
        """All elements that a path leads to."""
        return ElementPath.findall(self, path, namespaces)

    def iterfind(self, path, namespaces=None):
        """All elements that a path leads to, one after the other."""
        return ElementPath.iterfind(self, path, namespaces)

    def clear(self):
        """Make it empty, but for its tag."""
        self.attrib.clear()
        self._inner = []
        self.text = self.tail = None

    def get(self, key, default=None):
        """An attribute."""
        return self.attrib.get(key, default)

    def set(self, key, value):
        """Set an attribute."""
        self.attrib[key] = value

    def keys(self):
        """The names of the attributes."""
        return list(self.attrib)

    def items(self):
        """The attributes with their values."""
        return list(self.attrib.items())

    def iter(self, tag=None):
        """This element and all in it, in the order of the document, those of a tag if that is given."""
        wanted = None if tag == "*" else tag
        waiting = [iter((self,))]
        while waiting:
            element = next(waiting[-1], None)
            if element is None:
                waiting.pop()
                continue
            if wanted is None or element.tag == wanted:
                yield element
            waiting.append(iter(element))

    def itertext(self):
        """The text in this element and all in it, piece by piece."""
        if self.text:
            yield self.text
        waiting, above = [iter(self)], []
        while waiting:
            element = next(waiting[-1], None)
            if element is not None:
                if element.text:
                    yield element.text
                waiting.append(iter(element))
                above.append(element)
                continue
            waiting.pop()
            if above and (tail := above.pop().tail):
                yield tail


def SubElement(parent, tag, attrib={}, **extra):
    """Make an element, and add it to another."""
    element = parent.makeelement(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    """An element that stands for a comment."""
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    """An element that stands for a processing instruction."""
    element = Element(ProcessingInstruction)
    element.text = f"{target} {text}" if text else target
    return element


PI = ProcessingInstruction


class QName:
    """The name of an element or attribute with its namespace."""

    def __init__(self, text_or_uri, tag=None):
        self.text = f"{{{text_or_uri}}}{tag}" if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<QName {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def _other(self, other):
        return other.text if isinstance(other, QName) else other

    def __eq__(self, other):
        return self.text == self._other(other)

    def __lt__(self, other):
        return self.text < self._other(other)

    def __le__(self, other):
        return self.text <= self._other(other)

    def __gt__(self, other):
        return self.text > self._other(other)

    def __ge__(self, other):
        return self.text >= self._other(other)


def indent(tree, space="  ", level=0):
    """Give a tree white space, so that each element has a line of its own."""
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    root = tree if iselement(tree) else tree.getroot()
    if not len(root):
        return

    def blank(text):
        return not text or not text.strip()

    breaks = ["\n" + space * level]  # one for each depth, shared by all that stand there

    def arrange(element, depth):
        if len(breaks) == depth + 1:
            breaks.append(breaks[-1] + space)
        inner = breaks[depth + 1]
        if blank(element.text):
            element.text = inner
        for child in element:
            if len(child):
                arrange(child, depth + 1)
            if blank(child.tail):
                child.tail = inner
        if blank(child.tail):
            child.tail = breaks[depth]

    arrange(root, 0)
