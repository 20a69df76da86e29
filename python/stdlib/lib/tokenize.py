"""The tokens of Python source, comments and line ends among them, and source made of tokens."""

import builtins
import token as _token
from collections import namedtuple
from io import TextIOWrapper
from token import *
from token import EXACT_TOKEN_TYPES
import _tokenize

__all__ = _token.__all__ + ["tokenize", "generate_tokens", "detect_encoding", "untokenize", "TokenInfo", "open", "TokenError"]


BOM_UTF8 = b"\xef\xbb\xbf"


class TokenInfo(namedtuple("TokenInfo", "type string start end line")):
    """A token: its kind, its text, where it begins and ends, and the line that it is on."""

    def __repr__(self):
        kind = f"{self.type} ({tok_name[self.type]})"
        return "TokenInfo(type=%s, string=%r, start=%r, end=%r, line=%r)" % self._replace(type=_Plain(kind))

    @property
    def exact_type(self):
        """The kind, where operators have one each."""
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


class _Plain(str):
    __str__ = str.__str__


class TokenError(Exception):
    """A source ends, or goes on, as none can."""


class _Writer:
    """What makes source of tokens."""

    def __init__(self):
        self.parts = []
        self.row, self.col = 1, 0
        self.last_kind = None
        self.last_line = ""
        self.encoding = None

    def space(self, start):
        row, col = start
        if (row, col) < (self.row, self.col):
            raise ValueError(f"start ({row},{col}) precedes previous end ({self.row},{self.col})")
        self.continued(start)
        if col > self.col:
            self.parts.append(" " * (col - self.col))

    def continued(self, start):
        """Write the backslashes after which a statement goes on in another line."""
        for _ in range(start[0] - self.row):
            line = self.last_line.rstrip("\n").rstrip("\r")
            space = line[len(line.rstrip("\\").rstrip()):].rstrip("\\") if line.endswith("\\") else ""
            self.parts.append(f"{space}\\\n")
            self.col = 0

    def write(self, tokens):
        """Return the source of tokens, each where it says that it stands."""
        tokens = iter(tokens)
        indents = []
        fresh = False
        for tok in tokens:
            if len(tok) == 2:
                return self.write_loose(tok, tokens)
            kind, text, start, end, line = tok
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                self.row, self.col = end
                continue
            if kind in (NEWLINE, NL):
                fresh = True
            elif fresh and indents:
                if start[1] >= len(indents[-1]):
                    self.parts.append(indents[-1])
                    self.col = len(indents[-1])
                fresh = False
            elif kind == FSTRING_MIDDLE and text and ("{" in text or "}" in text):
                text, end = _doubled(text, end)
            self.space(start)
            self.parts.append(text)
            self.row, self.col = end
            if kind in (NEWLINE, NL):
                self.row += 1
                self.col = 0
            self.last_kind, self.last_line = kind, line
        return "".join(self.parts)

    def write_loose(self, first, rest):
        """Return source of tokens that do not say where they stand."""
        from itertools import chain
        indents = []
        after_string = False
        fresh = bool(self.parts) and first[0] in (NEWLINE, NL)
        depth = 0
        for tok in chain([first], rest):
            kind, text = tok[:2]
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind in (NAME, NUMBER):
                text += " "
            after = kind == STRING
            if after and after_string:
                text = " " + text
            after_string = after
            if kind == FSTRING_START:
                depth += 1
            elif kind == FSTRING_END:
                depth -= 1
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                fresh = True
            elif fresh and indents:
                self.parts.append(indents[-1])
                fresh = False
            elif kind == FSTRING_MIDDLE:
                text = _doubled(text, (0, 0))[0]
            if text in ("{", "}") and depth and self.parts and self.parts[-1].endswith(text):
                text = " " + text
            self.parts.append(text)
        return "".join(self.parts)


def _doubled(text, end):
    """Return the text between replacement fields as it is written, and where it ends then."""
    pieces = []
    at = 0
    while at < len(text):
        if text[at] in "{}":
            if pieces and "".join(pieces[-2:]) == "\\N" and text[at] == "{":
                stop = text.find("}", at) + 1
                pieces.append(text[at:stop])
                at = stop
                continue
            pieces.append(text[at] * 2)
            end = end[0], end[1] + 1
        else:
            pieces.append(text[at])
        at += 1
    return "".join(pieces), end


def untokenize(iterable):
    """Return source of tokens: bytes if the first tells an encoding."""
    writer = _Writer()
    source = writer.write(iterable)
    if writer.encoding is not None:
        return source.encode(writer.encoding)
    return source


def _named(encoding):
    """Return the usual name of an encoding."""
    name = encoding[:12].lower().replace("_", "-")
    if name == "utf-8" or name.startswith("utf-8-"):
        return "utf-8"
    if name in ("latin-1", "iso-8859-1", "iso-latin-1") or name.startswith(("latin-1-", "iso-8859-1-", "iso-latin-1-")):
        return "iso-8859-1"
    return encoding


def _declared(line):
    """Return the encoding that the comment in a line declares, or None."""
    text = line.lstrip(" \t\f")
    if not text.startswith("#"):
        return None
    at = 0
    while (at := text.find("coding", at)) >= 0:
        at += 6
        if text[at:at + 1] in (":", "="):
            name = text[at + 1:].lstrip(" \t")
            end = 0
            while end < len(name) and name[end].isascii() and (name[end].isalnum() or name[end] in "-_."):
                end += 1
            if end:
                return name[:end]
    return None


def detect_encoding(readline):
    """Return the encoding of a source, by its first two lines or a byte order mark, and the lines that were read."""
    filename = getattr(getattr(readline, "__self__", None), "name", None)
    marked = False

    def read():
        try:
            return readline()
        except StopIteration:
            return b""

    def declared(line):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            message = "invalid or missing encoding declaration"
            if filename is not None:
                message = f"{message} for {filename!r}"
            raise SyntaxError(message)
        name = _declared(text)
        if name is None:
            return None
        encoding = _named(name)
        try:
            b"".decode(encoding)
        except LookupError:
            if filename is None:
                raise SyntaxError("unknown encoding: " + encoding)
            raise SyntaxError(f"unknown encoding for {filename!r}: {encoding}")
        if marked:
            if encoding != "utf-8":
                if filename is None:
                    raise SyntaxError("encoding problem: utf-8")
                raise SyntaxError(f"encoding problem for {filename!r}: utf-8")
            encoding += "-sig"
        return encoding

    first = read()
    if first.startswith(BOM_UTF8):
        marked = True
        first = first[3:]
    default = "utf-8-sig" if marked else "utf-8"
    if not first:
        return default, []
    if encoding := declared(first):
        return encoding, [first]
    content = first.strip(b" \t\f\r\n")
    if content and not content.startswith(b"#"):
        return default, [first]
    second = read()
    if not second:
        return default, [first]
    return declared(second) or default, [first, second]


def open(filename):
    """Open a source to be read as text, in the encoding that it declares."""
    buffer = builtins.open(filename, "rb")
    try:
        encoding, lines = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = "r"
        return text
    except:
        buffer.close()
        raise


def tokenize(readline):
    """Yield the tokens of a source that readline gives as bytes, its encoding first."""
    encoding, lines = detect_encoding(readline)
    waiting = iter(lines)

    def following():
        for line in waiting:
            return line
        return readline()

    shown = "utf-8" if encoding == "utf-8-sig" else encoding
    yield TokenInfo(ENCODING, shown, (0, 0), (0, 0), "")
    yield from _tokens(following, shown)


def generate_tokens(readline):
    """Yield the tokens of a source that readline gives as str."""
    return _tokens(readline, None)


def _tokens(readline, encoding):
    source = _tokenize.TokenizerIter(readline, extra_tokens=True) if encoding is None else \
        _tokenize.TokenizerIter(readline, encoding=encoding, extra_tokens=True)
    try:
        for token in source:
            yield TokenInfo._make(token)
    except SyntaxError as error:
        if type(error) is not SyntaxError:
            raise error from None
        message = error.msg
        if "unterminated triple-quoted string literal" in message:
            message = "EOF in multi-line string"
        raise TokenError(message, (error.lineno, error.offset)) from None


def main(args=None):
    """Show the tokens of a file, or of the standard input."""
    import argparse
    import sys

    parser = argparse.ArgumentParser(prog="python -m tokenize")
    parser.add_argument("filename", nargs="?", metavar="filename.py", help="the file to tokenize; defaults to stdin")
    parser.add_argument("-e", "--exact", action="store_true", help="display token names using the exact type")
    options = parser.parse_args(args)
    name = options.filename or "<stdin>"

    def fail(message, place=None):
        where = f"{name}:{place[0]}:{place[1]}: " if place else ""
        sys.stderr.write(f"{where}error: {message}\n")
        sys.exit(1)

    try:
        if options.filename:
            with builtins.open(options.filename, "rb") as file:
                tokens = list(tokenize(file.readline))
        else:
            tokens = generate_tokens(sys.stdin.readline)
        for token in tokens:
            place = "%d,%d-%d,%d:" % (token.start + token.end)
            print("%-20s%-15s%-15r" % (place, tok_name[token.exact_type if options.exact else token.type], token.string))
    except TokenError as error:
        fail(error.args[0], (error.args[1][0], error.args[1][1]))
    except SyntaxError as error:
        fail(str(error))
    except OSError as error:
        fail(str(error))
    except KeyboardInterrupt:
        print("interrupted\n")


if __name__ == "__main__":
    main()
