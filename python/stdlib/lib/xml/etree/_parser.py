"""How elements are read."""

from collections import deque

from xml.parsers import expat

from ._element import Comment, Element, ProcessingInstruction


class ParseError(SyntaxError):
    """What is wrong with a document: its code and position say what and where."""


class TreeBuilder:
    """Makes a tree of starts, data and ends."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._make = element_factory or Element
        self._make_comment, self._make_pi = comment_factory or Comment, pi_factory or ProcessingInstruction
        self.insert_comments, self.insert_pis = insert_comments, insert_pis
        self._text, self._open = [], []
        self._latest = self._root = None
        self._after = False  # the text follows the latest element

    def close(self):
        """The outermost element."""
        assert not self._open, "missing end tags"
        assert self._root is not None, "missing toplevel element"
        return self._root

    def _flush(self):
        if not self._text:
            return
        if self._latest is not None:
            text = "".join(self._text)
            setattr(self._latest, "tail" if self._after else "text", text)
        self._text = []

    def data(self, data):
        """Add text."""
        self._text.append(data)

    def _add(self, element):
        self._latest = element
        if self._open:
            self._open[-1].append(element)

    def start(self, tag, attrs):
        """Open an element."""
        self._flush()
        element = self._make(tag, attrs)
        self._add(element)
        if self._root is None:
            self._root = element
        self._open.append(element)
        self._after = False
        return element

    def end(self, tag):
        """Close the innermost element."""
        self._flush()
        self._latest = self._open.pop()
        assert self._latest.tag == tag, f"end tag mismatch (expected {self._latest.tag}, got {tag})"
        self._after = True
        return self._latest

    def comment(self, text):
        """Make a comment."""
        return self._aside(self._make_comment(text), self.insert_comments)

    def pi(self, target, text=None):
        """Make a processing instruction."""
        return self._aside(self._make_pi(target, text), self.insert_pis)

    def _aside(self, element, insert):
        if insert:
            self._flush()
            self._add(element)
            self._after = True
        return element


class XMLParser:
    """Reads a document, in pieces, and tells its target."""

    def __init__(self, *, target=None, encoding=None):
        self.target = self._target = TreeBuilder() if target is None else target
        self.parser = self._parser = parser = expat.ParserCreate(encoding, "}")
        self._names, self.entity = {}, {}
        self.version = "Expat " + ".".join(map(str, expat.version_info))
        parser.DefaultHandlerExpand = self._other
        if hasattr(target := self.target, "start"):
            parser.StartElementHandler = self._start
            parser.ordered_attributes = 1
        if hasattr(target, "end"):
            parser.EndElementHandler = self._end
        if hasattr(target, "start_ns"):
            parser.StartNamespaceDeclHandler = lambda prefix, uri: self.target.start_ns(prefix or "", uri or "")
        if hasattr(target, "end_ns"):
            parser.EndNamespaceDeclHandler = lambda prefix: self.target.end_ns(prefix or "")
        for name, handler in (("data", "CharacterDataHandler"), ("comment", "CommentHandler"), ("pi", "ProcessingInstructionHandler")):
            if hasattr(target, name):
                setattr(parser, handler, getattr(target, name))
        if hasattr(target, "doctype"):
            parser.StartDoctypeDeclHandler = lambda name, system, public, internal: self.target.doctype(name, public, system)
        parser.buffer_text = 1

    def _name(self, name):
        fixed = self._names.get(name)
        if fixed is None:
            fixed = self._names[name] = "{" + name if "}" in name else name
        return fixed

    def _start(self, tag, attributes):
        pairs = iter(attributes)
        return self.target.start(self._name(tag), {self._name(key): value for key, value in zip(pairs, pairs)})

    def _end(self, tag):
        return self.target.end(self._name(tag))

    def _other(self, text):
        """What nobody else handles: entities that are not declared are looked up."""
        if not text.startswith("&"):
            return
        handler = getattr(self.target, "data", None)
        if handler is None:
            return
        try:
            handler(self.entity[text[1:-1]])
        except KeyError:
            where = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
            error = expat.ExpatError(f"undefined entity {text}: line {where[0]}, column {where[1]}")
            error.code, error.lineno, error.offset = 11, *where
            raise error

    def _raise(self, error):
        failure = ParseError(error)
        failure.code, failure.position = error.code, (error.lineno, error.offset)
        raise failure

    def feed(self, data):
        """Read more of the document."""
        try:
            self.parser.Parse(data, False)
        except expat.ExpatError as e:
            self._raise(e)

    def close(self):
        """Say that this was all, and get what the target made of it."""
        try:
            self.parser.Parse(b"", True)
        except expat.ExpatError as e:
            self._raise(e)
        finish = getattr(self.target, "close", None)
        return finish() if finish else None

    def flush(self):
        """Read what was put off. There is nothing that is."""

    def _report(self, queue, events):
        """Put events into a queue as they come."""
        parser, target = self.parser, self.target

        def after(act, event):
            return lambda *args: queue((event, act(*args)))

        for event in events:
            if event == "start":
                parser.ordered_attributes = 1
                parser.StartElementHandler = after(self._start, event)
            elif event == "end":
                parser.EndElementHandler = after(self._end, event)
            elif event == "start-ns":
                known = getattr(target, "start_ns", None)
                pair = known if known else lambda prefix, uri: (prefix, uri)
                parser.StartNamespaceDeclHandler = lambda prefix, uri, pair=pair: queue(("start-ns", pair(prefix or "", uri or "")))
            elif event == "end-ns":
                known = getattr(target, "end_ns", None)
                parser.EndNamespaceDeclHandler = lambda prefix, known=known: queue(("end-ns", known(prefix or "") if known else None))
            elif event == "comment":
                parser.CommentHandler = after(target.comment, event)
            elif event == "pi":
                parser.ProcessingInstructionHandler = after(target.pi, event)
            else:
                raise ValueError(f"unknown event {event!r}")


class XMLPullParser:
    """Reads a document as it comes, and tells of its events when asked."""

    def __init__(self, events=None, *, _parser=None):
        self._queue = deque()
        self._parser = _parser or XMLParser(target=TreeBuilder())
        self._parser._report(self._queue.append, ("end",) if events is None else events)

    def feed(self, data):
        """Read more of the document."""
        if self._parser is None:
            raise ValueError("feed() called after end of stream")
        if data:
            try:
                self._parser.feed(data)
            except SyntaxError as e:
                self._queue.append(e)

    def _close_and_return_root(self):
        parser, self._parser = self._parser, None
        return parser.close()

    def close(self):
        """Say that this was all."""
        self._close_and_return_root()

    def read_events(self):
        """The events that nobody has seen."""
        while self._queue:
            event = self._queue.popleft()
            if isinstance(event, Exception):
                raise event
            yield event

    def flush(self):
        """Read what was put off."""
        if self._parser is None:
            raise ValueError("flush() called after end of stream")
        self._parser.flush()
