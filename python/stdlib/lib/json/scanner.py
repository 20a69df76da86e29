"""What reads JSON values."""

try:
    from _json import make_scanner
    c_make_scanner = make_scanner
except ImportError:
    import re

    c_make_scanner = JSONDecodeError = None  # json.decoder, which imports this module, puts its class here
    _number = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?")
    _white = re.compile(r"[ \t\n\r]*")
    _words = {"null": None, "true": True, "false": False}
    _special = ("NaN", "Infinity", "-Infinity")

    class _Scanner:
        """Reads values with the functions of a decoder: the same in Python, for interpreters without the native module."""

        def __init__(self, context):
            self.context = context
            self.memo = {}

        def __call__(self, string, idx):
            if idx < 0:
                raise ValueError("idx cannot be negative")
            try:
                return self.value(string, idx)
            finally:
                self.memo.clear()

        def value(self, s, at):
            first = s[at:at + 1]
            if first == '"':
                return self.context.parse_string(s, at + 1, self.context.strict)
            if first == "{":
                return self.object(s, at + 1)
            if first == "[":
                return self.array(s, at + 1)
            for word, meaning in _words.items():
                if s.startswith(word, at):
                    return meaning, at + len(word)
            found = _number.match(s, at)
            if found:
                whole, fraction, exponent = found.groups()
                if fraction or exponent:
                    return self.context.parse_float(found[0]), found.end()
                return self.context.parse_int(whole), found.end()
            for word in _special:
                if s.startswith(word, at):
                    return self.context.parse_constant(word), at + len(word)
            raise StopIteration(at)

        def item(self, s, at):
            """A value within another one, which must be there."""
            try:
                return self.value(s, at)
            except StopIteration as stop:
                raise _error("Expecting value", s, stop.value) from None

        def array(self, s, at):
            items = []
            at = _after_white(s, at)
            if s[at:at + 1] == "]":
                return items, at + 1
            while True:
                item, at = self.item(s, at)
                items.append(item)
                at = _after_white(s, at)
                mark = s[at:at + 1]
                if mark == "]":
                    return items, at + 1
                if mark != ",":
                    raise _error("Expecting ',' delimiter", s, at)
                comma, at = at, _after_white(s, at + 1)
                if s[at:at + 1] == "]":
                    raise _error("Illegal trailing comma before end of array", s, comma)

        def object(self, s, at):
            pairs = []
            at = _after_white(s, at)
            if s[at:at + 1] == "}":
                return self.made(pairs), at + 1
            while True:
                if s[at:at + 1] != '"':
                    raise _error("Expecting property name enclosed in double quotes", s, at)
                name, at = self.context.parse_string(s, at + 1, self.context.strict)
                name = self.memo.setdefault(name, name)
                at = _after_white(s, at)
                if s[at:at + 1] != ":":
                    raise _error("Expecting ':' delimiter", s, at)
                item, at = self.item(s, _after_white(s, at + 1))
                pairs.append((name, item))
                at = _after_white(s, at)
                mark = s[at:at + 1]
                if mark == "}":
                    return self.made(pairs), at + 1
                if mark != ",":
                    raise _error("Expecting ',' delimiter", s, at)
                comma, at = at, _after_white(s, at + 1)
                if s[at:at + 1] == "}":
                    raise _error("Illegal trailing comma before end of object", s, comma)

        def made(self, pairs):
            if self.context.object_pairs_hook is not None:
                return self.context.object_pairs_hook(pairs)
            if self.context.object_hook is not None:
                return self.context.object_hook(dict(pairs))
            return dict(pairs)

    def _after_white(s, at):
        return _white.match(s, at).end()

    def _error(message, s, at):
        return JSONDecodeError(message, s, at)

    def make_scanner(context):
        """Make what reads values for a decoder."""
        return _Scanner(context)

__all__ = ["make_scanner"]
