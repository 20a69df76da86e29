"""The named characters of HTML."""

from html._entity_table import HTML5, LATIN

__all__ = ["html5", "name2codepoint", "codepoint2name", "entitydefs"]

html5 = {}
for _entry in HTML5.split():
    _name, _, _codes = _entry.partition("=")
    _text = "".join([chr(int(c, 16)) for c in _codes.split("+")])
    if _name.startswith("!"):
        _name = _name[1:]
        html5[_name] = _text
    html5[_name + ";"] = _text

name2codepoint = {name: ord(html5[name + ";"]) for name in LATIN.split()}
# HTML 4 meant other characters by these.
name2codepoint.update(lang=0x2329, rang=0x232A)
codepoint2name = {code: name for name, code in name2codepoint.items()}
entitydefs = {name: chr(code) for name, code in name2codepoint.items()}

del _entry, _name, _, _codes, _text
