"""The class that writes JSON."""

try:
    from _json import encode_basestring, encode_basestring_ascii
    from _json import make_encoder as c_make_encoder
    c_encode_basestring, c_encode_basestring_ascii = encode_basestring, encode_basestring_ascii
except ImportError:
    c_make_encoder = c_encode_basestring = c_encode_basestring_ascii = None
    _short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

    def _escaped(c):
        if c in _short:
            return _short[c]
        number = ord(c)
        if number < 0x10000:
            return f"\\u{number:04x}"
        number -= 0x10000
        return f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 0x3FF):04x}"

    def encode_basestring(s, /):
        """Give a str as JSON."""
        return '"' + "".join([_escaped(c) if c in _short or c < " " else c for c in s]) + '"'

    def encode_basestring_ascii(s, /):
        """Give a str as JSON that is all ASCII."""
        return '"' + "".join([c if " " <= c <= "~" and c not in _short else _escaped(c) for c in s]) + '"'

INFINITY = float("inf")


class JSONEncoder:
    """Writes objects as JSON; subclasses say in default() what to write instead of others."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        # What may be written, and how.
        self.skipkeys, self.allow_nan, self.check_circular = skipkeys, allow_nan, check_circular
        self.ensure_ascii, self.sort_keys, self.indent = ensure_ascii, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Give what to write instead of an object that JSON does not know."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """Give an object as JSON."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        return "".join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        """Give an object as JSON, in parts."""
        markers = {} if self.check_circular else None
        quote = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        if _one_shot and c_make_encoder is not None:
            write = c_make_encoder(
                markers, self.default, quote, indent, self.key_separator, self.item_separator, self.sort_keys,
                self.skipkeys, self.allow_nan,
            )
            return write(o, 0)
        return _Parts(self, markers, quote, indent).value(o, 0)


class _Parts:
    """Gives JSON in parts, each as soon as it is known."""

    def __init__(self, settings, markers, quote, indent):
        self.settings = settings
        self.markers = markers
        self.quote = quote
        self.indent = indent

    def scalar(self, o):
        """Give what is written for a value that holds no others, or None."""
        if isinstance(o, str):
            return self.quote(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.number(o)
        return None

    def number(self, x):
        if x != x:
            text = "NaN"
        elif x == INFINITY:
            text = "Infinity"
        elif x == -INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(x)
        if not self.settings.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(x))
        return text

    def key(self, key):
        """Give a key as a str, or None if it is to be left out."""
        if isinstance(key, str):
            return key
        if key is None or isinstance(key, (int, float)):
            return self.scalar(key)
        if self.settings.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def line(self, level):
        return "" if self.indent is None else "\n" + self.indent * level

    def value(self, o, level):
        text = self.scalar(o)
        if text is not None:
            yield text
        else:
            yield from self.compound(o, level)

    def enter(self, o):
        if self.markers is not None:
            if id(o) in self.markers:
                raise ValueError("Circular reference detected")
            self.markers[id(o)] = o

    def leave(self, o):
        if self.markers is not None:
            del self.markers[id(o)]

    def compound(self, o, level):
        if isinstance(o, (list, tuple)):
            if not o:
                yield "[]"
                return
            self.enter(o)
            yield from self.array(o, level + 1)
            self.leave(o)
        elif isinstance(o, dict):
            if not o:
                yield "{}"
                return
            self.enter(o)
            yield from self.object(o, level + 1)
            self.leave(o)
        else:
            self.enter(o)
            yield from self.value(self.settings.default(o), level)
            self.leave(o)

    def array(self, items, level):
        before = "[" + self.line(level)
        for item in items:
            text = self.scalar(item)
            if text is not None:
                yield before + text
            else:
                yield before
                yield from self.compound(item, level)
            before = self.settings.item_separator + self.line(level)
        if self.indent is not None:
            yield self.line(level - 1)
        yield "]"

    def object(self, items, level):
        pairs = items.items()
        if self.settings.sort_keys:
            pairs = sorted(pairs)
        yield "{"
        if self.indent is not None:
            yield self.line(level)
        before = ""
        for key, item in pairs:
            name = self.key(key)
            if name is None:
                continue
            if before:
                yield before
            yield self.quote(name)
            yield self.settings.key_separator
            yield from self.value(item, level)
            before = self.settings.item_separator + self.line(level)
        if self.indent is not None:
            yield self.line(level - 1)
        yield "}"
