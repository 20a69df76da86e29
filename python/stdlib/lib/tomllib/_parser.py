"""The parser of TOML 1.0: one class with a position in the text."""

import datetime
import re
import string

_BARE_KEY = frozenset(string.ascii_letters + string.digits + "-_")
_ILLEGAL = frozenset(chr(i) for i in range(32)) - {"\t"} | {chr(127)}
_ILLEGAL_MULTILINE = _ILLEGAL - {"\n"}
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_HEX = frozenset(string.hexdigits)

_TIME = r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?"
_LOCAL_TIME = re.compile(_TIME, re.ASCII)
_DATETIME = re.compile(rf"(\d{{4}})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[Tt ]{_TIME}(?:([Zz])|([+-])([01]\d|2[0-3]):([0-5]\d))?)?",
                       re.ASCII)
_NUMBER = re.compile(r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)"
                     r"|[+-]?(?:0|[1-9](?:_?\d)*)(?P<fraction>(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?)", re.ASCII)


class TOMLDecodeError(ValueError):
    """The text is not TOML."""


class _Table:
    """What is known of a table besides its values: how it came about decides what may still be added."""

    __slots__ = ("children", "explicit", "frozen", "list")

    def __init__(self):
        self.children = {}
        self.explicit = False  # has a header, or was made by dotted keys
        self.frozen = False  # an inline table or array: nothing is added
        self.list = None  # an array of tables


def load(fp, /, *, parse_float=float):
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    src = s.replace("\r\n", "\n")
    return _Parser(src, _safe(parse_float)).document()


def _safe(parse_float):
    if parse_float is float:
        return float

    def parse(text):
        value = parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value

    return parse


class _Parser:
    def __init__(self, src, parse_float):
        self.src = src
        self.pos = 0
        self.parse_float = parse_float
        self.root = {}
        self.known = _Table()

    def fail(self, message, pos=None):
        if pos is None:
            pos = self.pos
        if pos >= len(self.src):
            return TOMLDecodeError(f"{message} (at end of document)")
        line = self.src.count("\n", 0, pos) + 1
        column = pos + 1 if line == 1 else pos - self.src.rindex("\n", 0, pos)
        return TOMLDecodeError(f"{message} (at line {line}, column {column})")

    def peek(self):
        return self.src[self.pos:self.pos + 1]

    def skip(self, chars=" \t"):
        src, pos, end = self.src, self.pos, len(self.src)
        while pos < end and src[pos] in chars:
            pos += 1
        self.pos = pos

    def until(self, expect, illegal, end_is_fine):
        """The text up to a string, where the position is then."""
        at = self.src.find(expect, self.pos)
        if at < 0:
            at = len(self.src)
            if not end_is_fine:
                raise self.fail(f"Expected {expect!r}", at)
        text = self.src[self.pos:at]
        if not illegal.isdisjoint(text):
            while self.src[self.pos] not in illegal:
                self.pos += 1
            raise self.fail(f"Found invalid character {self.src[self.pos]!r}")
        self.pos = at
        return text

    def comment(self):
        if self.peek() == "#":
            self.pos += 1
            self.until("\n", _ILLEGAL, True)

    def skip_lines(self):
        """Over space, comments and ends of lines, in arrays."""
        while True:
            before = self.pos
            self.skip(" \t\n")
            self.comment()
            if self.pos == before:
                return

    def document(self):
        header = ()
        while True:
            self.skip()
            c = self.peek()
            if not c:
                return self.root
            if c == "\n":
                self.pos += 1
                continue
            if c in _BARE_KEY or c in "\"'":
                self.rule(header)
                self.skip()
            elif c == "[":
                header = self.list_header() if self.src.startswith("[[", self.pos) else self.table_header()
                self.skip()
            elif c != "#":
                raise self.fail("Invalid statement")
            self.comment()
            if not self.peek():
                return self.root
            if self.peek() != "\n":
                raise self.fail("Expected newline or end of document after a statement")
            self.pos += 1

    def _header(self, opening, closing):
        self.pos += len(opening)
        self.skip()
        return self.key()

    def _close(self, closing, what):
        if not self.src.startswith(closing, self.pos):
            raise self.fail(f"Expected {closing!r} at the end of {what} declaration")
        self.pos += len(closing)

    def descend(self, key, through_frozen=False):
        """What a key names below the root, made where it is not there; in arrays of tables it is the last one."""
        values, known = self.root, self.known
        for part in key:
            child = known.children.get(part)
            if child is None:
                if part in values:
                    return None  # a value, and no table
                child = known.children[part] = _Table()
                values[part] = {}
            if child.frozen:
                return None
            values = values[part]
            if child.list is not None:
                values, known = values[-1], child.list[-1]
            else:
                known = child
        return values, known

    def table_header(self):
        key = self._header("[", "]")
        if self._frozen(key):
            raise self.fail(f"Cannot declare {key} twice")
        parent = self.descend(key[:-1])
        if parent is None:
            raise self.fail("Cannot overwrite a value")
        values, known = parent
        child = known.children.get(key[-1])
        if child is None:
            if key[-1] in values:
                raise self.fail("Cannot overwrite a value")
            child = known.children[key[-1]] = _Table()
            values[key[-1]] = {}
        elif child.explicit or child.list is not None:
            raise self.fail(f"Cannot declare {key} twice")
        child.explicit = True
        self._close("]", "a table")
        return key

    def _frozen(self, key):
        known = self.known
        for part in key:
            known = known.children.get(part)
            if known is None:
                return False
            if known.frozen:
                return True
            if known.list is not None:
                if part is key[-1]:
                    return False
                known = known.list[-1]
        return False

    def list_header(self):
        key = self._header("[[", "]]")
        if self._frozen(key):
            raise self.fail(f"Cannot mutate immutable namespace {key}")
        parent = self.descend(key[:-1])
        if parent is None:
            raise self.fail("Cannot overwrite a value")
        values, known = parent
        child = known.children.get(key[-1])
        if child is None:
            if key[-1] in values:
                raise self.fail("Cannot overwrite a value")
            child = known.children[key[-1]] = _Table()
            child.list = []
            values[key[-1]] = []
        elif child.list is None:
            raise self.fail("Cannot overwrite a value")
        child.list.append(_Table())
        values[key[-1]].append({})
        self._close("]]", "an array")
        return key

    def rule(self, header):
        key, value = self.key_value()
        path = header + key[:-1]
        values, known = self.descend(header)
        for i, part in enumerate(key[:-1]):
            child = known.children.get(part)
            if child is not None and (child.list is not None or child.explicit is True or child.frozen):
                if child.frozen:
                    raise self.fail(f"Cannot mutate immutable namespace {path}")
                raise self.fail(f"Cannot redefine namespace {header + key[:i + 1]}")
            if child is None:
                if part in values:
                    raise self.fail("Cannot overwrite a value")
                child = known.children[part] = _Table()
                values[part] = {}
            child.explicit = child.explicit or header or ()
            values, known = values[part], child
        # Tables that dotted keys made are closed for headers, but not for dotted keys under the same header.
        inner = self.descend(header)[1]
        for part in key[:-1]:
            inner = inner.children[part]
            inner.explicit = inner.explicit or "dotted"
        if key[-1] in values:
            raise self.fail("Cannot overwrite a value")
        if isinstance(value, (dict, list)):
            frozen = known.children[key[-1]] = _Table()
            frozen.frozen = True
        values[key[-1]] = value

    def key_value(self):
        key = self.key()
        if self.peek() != "=":
            raise self.fail("Expected '=' after a key in a key/value pair")
        self.pos += 1
        self.skip()
        return key, self.value()

    def key(self):
        parts = [self.key_part()]
        self.skip()
        while self.peek() == ".":
            self.pos += 1
            self.skip()
            parts.append(self.key_part())
            self.skip()
        return tuple(parts)

    def key_part(self):
        c = self.peek()
        if c and c in _BARE_KEY:
            start = self.pos
            self.skip(_BARE_KEY)
            return self.src[start:self.pos]
        if c == "'":
            return self.literal()
        if c == '"':
            return self.basic()
        raise self.fail("Invalid initial character for a key part")

    def literal(self):
        self.pos += 1
        text = self.until("'", _ILLEGAL, False)
        self.pos += 1
        return text

    def multiline(self, quote):
        self.pos += 3
        if self.peek() == "\n":
            self.pos += 1
        if quote == "'":
            text = self.until("'''", _ILLEGAL_MULTILINE, False)
            self.pos += 3
        else:
            text = self.basic(True)
        # One or two more quotes before the last three belong to the text.
        for _ in range(2):
            if self.peek() != quote:
                break
            self.pos += 1
            text += quote
        return text

    def basic(self, multiline=False):
        illegal = _ILLEGAL_MULTILINE if multiline else _ILLEGAL
        if not multiline:
            self.pos += 1
        out, src = [], self.src
        start = self.pos
        while True:
            c = src[self.pos:self.pos + 1]
            if not c:
                raise self.fail("Unterminated string")
            if c == '"':
                if not multiline:
                    out.append(src[start:self.pos])
                    self.pos += 1
                    return "".join(out)
                if src.startswith('"""', self.pos):
                    out.append(src[start:self.pos])
                    self.pos += 3
                    return "".join(out)
                self.pos += 1
            elif c == "\\":
                out.append(src[start:self.pos])
                out.append(self.escape(multiline))
                start = self.pos
            elif c in illegal:
                raise self.fail(f"Illegal character {c!r}")
            else:
                self.pos += 1

    def escape(self, multiline):
        c = self.src[self.pos + 1:self.pos + 2]
        self.pos += 2
        if multiline and c in (" ", "\t", "\n") and c:
            # A backslash before the end of a line swallows the space that follows.
            if c != "\n":
                self.skip()
                if not self.peek():
                    return ""
                if self.peek() != "\n":
                    raise self.fail("Unescaped '\\' in a string")
                self.pos += 1
            self.skip(" \t\n")
            return ""
        if c in ("u", "U"):
            n = 4 if c == "u" else 8
            digits = self.src[self.pos:self.pos + n]
            if len(digits) != n or not _HEX.issuperset(digits):
                raise self.fail("Invalid hex value")
            self.pos += n
            code = int(digits, 16)
            if not (code <= 0xD7FF or 0xE000 <= code <= 0x10FFFF):
                raise self.fail("Escaped character is not a Unicode scalar value")
            return chr(code)
        if not c or c not in _ESCAPES:
            raise self.fail("Unescaped '\\' in a string")
        return _ESCAPES[c]

    def value(self):
        src, pos = self.src, self.pos
        c = self.peek()
        if c == '"':
            return self.multiline('"') if src.startswith('"""', pos) else self.basic()
        if c == "'":
            return self.multiline("'") if src.startswith("'''", pos) else self.literal()
        if c == "t" and src.startswith("true", pos):
            self.pos += 4
            return True
        if c == "f" and src.startswith("false", pos):
            self.pos += 5
            return False
        if c == "[":
            return self.array()
        if c == "{":
            return self.inline_table()
        if m := _DATETIME.match(src, pos):
            try:
                value = _datetime(m)
            except ValueError as e:
                raise self.fail("Invalid date or datetime") from e
            self.pos = m.end()
            return value
        if m := _LOCAL_TIME.match(src, pos):
            self.pos = m.end()
            return datetime.time(int(m[1]), int(m[2]), int(m[3]), int((m[4] or "").ljust(6, "0")))
        if m := _NUMBER.match(src, pos):
            self.pos = m.end()
            return self.parse_float(m[0]) if m["fraction"] else int(m[0], 0)
        for n, names in ((3, ("inf", "nan")), (4, ("-inf", "+inf", "-nan", "+nan"))):
            if (text := src[pos:pos + n]) in names:
                self.pos += n
                return self.parse_float(text)
        raise self.fail("Invalid value")

    def array(self):
        self.pos += 1
        items = []
        self.skip_lines()
        if self.peek() == "]":
            self.pos += 1
            return items
        while True:
            items.append(self.value())
            self.skip_lines()
            c = self.peek()
            if c == "]":
                self.pos += 1
                return items
            if c != ",":
                raise self.fail("Unclosed array")
            self.pos += 1
            self.skip_lines()
            if self.peek() == "]":
                self.pos += 1
                return items

    def inline_table(self):
        self.pos += 1
        table, known = {}, _Table()
        self.skip()
        if self.peek() == "}":
            self.pos += 1
            return table
        while True:
            key, value = self.key_value()
            values, info = table, known
            for part in key[:-1]:
                child = info.children.get(part)
                if child is None:
                    if part in values:
                        raise self.fail("Cannot overwrite a value")
                    child = info.children[part] = _Table()
                    values[part] = {}
                if child.frozen:
                    raise self.fail(f"Cannot mutate immutable namespace {key}")
                values, info = values[part], child
            if key[-1] in values:
                raise self.fail(f"Duplicate inline table key {key[-1]!r}")
            values[key[-1]] = value
            if isinstance(value, (dict, list)):
                frozen = info.children[key[-1]] = _Table()
                frozen.frozen = True
            self.skip()
            c = self.peek()
            if c == "}":
                self.pos += 1
                return table
            if c != ",":
                raise self.fail("Unclosed inline table")
            self.pos += 1
            self.skip()


def _datetime(m):
    year, month, day, hour, minute, second, fraction, zulu, sign, zone_hours, zone_minutes = m.groups()
    if hour is None:
        return datetime.date(int(year), int(month), int(day))
    zone = None
    if sign:
        minutes = int(zone_hours) * 60 + int(zone_minutes)
        zone = datetime.timezone(datetime.timedelta(minutes=-minutes if sign == "-" else minutes))
    elif zulu:
        zone = datetime.timezone.utc
    return datetime.datetime(int(year), int(month), int(day), int(hour), int(minute), int(second),
                             int((fraction or "").ljust(6, "0")), zone)
