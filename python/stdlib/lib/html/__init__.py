"""Text in HTML and back."""

import re

from html.entities import html5 as _html5

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def _numbers():
    """What numbers mean that are not the character's own: the C1 range is Windows' code page 1252."""
    table = {0: "\ufffd", 13: "\r"}
    for code in range(0x80, 0xA0):
        table[code] = bytes([code]).decode("cp1252", "ignore") or chr(code)
    return table


_special = _numbers()
_reference = re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def _invalid(code):
    return (0x1 <= code <= 0x8 or code == 0xB or 0xE <= code <= 0x1F or 0x7F <= code <= 0x9F or 0xFDD0 <= code <= 0xFDEF or
            code & 0xFFFE == 0xFFFE)


def _replace(m):
    name = m[1]
    if name[0] == "#":
        digits = name.rstrip(";")
        code = int(digits[2:], 16) if digits[1] in "xX" else int(digits[1:])
        if code in _special:
            return _special[code]
        if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            return "\ufffd"
        return "" if _invalid(code) else chr(code)
    if name in _html5:
        return _html5[name]
    # Without ";" the longest name counts that the text begins with.
    for n in range(len(name) - 1, 1, -1):
        if name[:n] in _html5:
            return _html5[name[:n]] + name[n:]
    return "&" + name


def unescape(s):
    return _reference.sub(_replace, s) if "&" in s else s
