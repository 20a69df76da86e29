"""How options of configparser refer to others."""

import re

from _configparser_error import (InterpolationDepthError, InterpolationMissingOptionError, InterpolationSyntaxError,
                                 NoOptionError, NoSectionError)

MAX_INTERPOLATION_DEPTH = 10


def _unchanged(self, parser, section, option, value):
    """Give the value as it is."""
    return value


class Interpolation:
    """Changes nothing. A subclass may, where values are asked for, set, read and written."""

    def before_get(self, parser, section, option, value, defaults):
        """Give the value of an option that was asked for."""
        return value

    before_set = before_read = before_write = _unchanged


class _Marked(Interpolation):
    """References that begin with a mark; two marks are the mark itself."""

    def before_get(self, parser, section, option, value, defaults):
        out = []
        self._expand(parser, option, out, value, section, defaults, 1)
        return "".join(out)

    def before_set(self, parser, section, option, value):
        rest = self._REFERENCE.sub("", value.replace(self._MARK * 2, ""))
        if self._MARK in rest:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find(self._MARK)))
        return value

    def _expand(self, parser, option, out, text, section, map, depth):
        raw = parser.get(section, option, raw=True, fallback=text)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while text:
            plain, mark, text = text.partition(self._MARK)
            out.append(plain)
            if not mark:
                return
            if text.startswith(self._MARK):
                out.append(mark)
                text = text[1:]
                continue
            text = mark + text
            text = self._reference(parser, option, out, text, section, map, depth, raw)


class BasicInterpolation(_Marked):
    """"%(name)s" is the value of an option of the same section, or of the defaults."""

    _MARK = "%"
    _REFERENCE = re.compile(r"%\(([^)]+)\)s")

    def _reference(self, parser, option, out, text, section, map, depth, raw):
        if not text.startswith("%("):
            raise InterpolationSyntaxError(option, section, f"'%' must be followed by '%' or '(', found: {text!r}")
        m = self._REFERENCE.match(text)
        if m is None:
            raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {text!r}")
        name = parser.optionxform(m[1])
        try:
            value = map[name]
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None
        if "%" in value:
            self._expand(parser, option, out, value, section, map, depth + 1)
        else:
            out.append(value)
        return text[m.end():]


class ExtendedInterpolation(_Marked):
    """"${name}" is an option of the same section, "${section:name}" one of another."""

    _MARK = "$"
    _REFERENCE = re.compile(r"\$\{([^}]+)\}")

    def _reference(self, parser, option, out, text, section, map, depth, raw):
        if not text.startswith("${"):
            raise InterpolationSyntaxError(option, section, f"'$' must be followed by '$' or '{{', found: {text!r}")
        m = self._REFERENCE.match(text)
        if m is None:
            raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {text!r}")
        path = m[1].split(":")
        where, name = section, option
        try:
            if len(path) == 1:
                name = parser.optionxform(path[0])
                value = map[name]
            elif len(path) == 2:
                where, name = path[0], parser.optionxform(path[1])
                value = parser.get(where, name, raw=True)
            else:
                raise InterpolationSyntaxError(option, section, f"More than one ':' found: {text[m.end():]!r}")
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, ":".join(path)) from None
        if value is not None and "$" in value:
            self._expand(parser, name, out, value, where, dict(parser.items(where, raw=True)), depth + 1)
        else:
            out.append(value)
        return text[m.end():]


for _class in (Interpolation, BasicInterpolation, ExtendedInterpolation):
    _class.__module__ = "configparser"
