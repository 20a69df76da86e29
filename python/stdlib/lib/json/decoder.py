"""The class that reads JSON."""

from json import scanner

try:
    from _json import scanstring
    c_scanstring = scanstring
except ImportError:
    import re

    c_scanstring = None
    _plain = re.compile(r'[^"\\\x00-\x1f]*')
    _short = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
    _hex = re.compile(r"[0-9A-Fa-f]{4}")

    def scanstring(s, end, strict=True, /):
        """Read the rest of a string, whose quotation mark stands before end: give it, and the place after it."""
        begin = end - 1
        parts = []
        while True:
            found = _plain.match(s, end)
            if found is None:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            parts.append(found[0])
            end = found.end()
            mark = s[end:end + 1]
            if mark == '"':
                return "".join(parts), end + 1
            if mark == "":
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if mark != "\\":
                if strict:
                    raise JSONDecodeError("Invalid control character at", s, end)
                parts.append(mark)
                end += 1
                continue
            letter = s[end + 1:end + 2]
            if letter == "":
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if letter != "u":
                if letter not in _short:
                    raise JSONDecodeError("Invalid \\escape", s, end)
                parts.append(_short[letter])
                end += 2
                continue
            number = _unit(s, end + 2)
            end += 6
            if 0xD800 <= number < 0xDC00 and s.startswith("\\u", end):
                # The halves of a character that is beyond 16 bits.
                low = _unit(s, end + 2)
                if 0xDC00 <= low < 0xE000:
                    number = 0x10000 + (number - 0xD800 << 10) + (low - 0xDC00)
                    end += 6
            parts.append(chr(number))

    def _unit(s, at):
        found = _hex.match(s, at)
        if found is None:
            raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)
        return int(found[0], 16)

__all__ = ["JSONDecoder", "JSONDecodeError"]

NaN = float("nan")
PosInf = float("inf")
NegInf = float("-inf")

_CONSTANTS = {"NaN": NaN, "Infinity": PosInf, "-Infinity": NegInf}


class JSONDecodeError(ValueError):
    """A document is not JSON: msg says why, pos (or lineno and colno) where in doc."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


if scanner.c_make_scanner is None:
    scanner.JSONDecodeError = JSONDecodeError


def _skip(s, at):
    """Give the place of the first character, from at on, that is not white."""
    n = len(s)
    while at < n and s[at] in " \t\n\r":
        at += 1
    return at


class JSONDecoder:
    """Reads JSON: objects become dicts, arrays lists, and the rest what is nearest."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.parse_string = scanstring
        self.memo = {}
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s):
        """Read a str that holds one document and nothing else."""
        obj, end = self.raw_decode(s, idx=_skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """Read the document that begins at a place of a str, and give it and the place after it."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None
