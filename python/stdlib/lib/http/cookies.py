"""Cookies, as headers carry them."""

import operator
import re
import string
import types

__all__ = ["CookieError", "BaseCookie", "SimpleCookie"]

_LegalChars = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"
_UnescapedChars = _LegalChars + " ()/<=>?@[]{}"
_is_legal_key = re.compile(f"[{re.escape(_LegalChars)}]+").fullmatch

_Translator = {n: f"\\{n:03o}" for n in set(range(256)) - set(map(ord, _UnescapedChars))}
_Translator.update({ord('"'): '\\"', ord("\\"): "\\\\"})


class CookieError(Exception):
    pass


def _quote(str):
    if str is None or _is_legal_key(str):
        return str
    return '"' + str.translate(_Translator) + '"'


_escape = re.compile(r"\\(?:([0-3][0-7][0-7])|(.))")


def _unquote(str):
    if str is None or len(str) < 2 or str[0] != '"' or str[-1] != '"':
        return str
    return _escape.sub(lambda m: chr(int(m[1], 8)) if m[1] else m[2], str[1:-1])


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _getdate(future=0):
    from time import gmtime, time
    year, month, day, hour, minute, second, wd = gmtime(time() + future)[:7]
    return "%s, %02d %3s %4d %02d:%02d:%02d GMT" % (_DAYS[wd], day, _MONTHS[month], year, hour, minute, second)


class Morsel(dict):
    """One cookie: a key, a value, and what it is for as items."""

    _reserved = {"expires": "expires", "path": "Path", "comment": "Comment", "domain": "Domain", "max-age": "Max-Age",
                 "secure": "Secure", "httponly": "HttpOnly", "version": "Version", "samesite": "SameSite"}
    _reserved_defaults = dict.fromkeys(_reserved, "")
    _flags = {"secure", "httponly"}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        dict.update(self, self._reserved_defaults)

    key, value, coded_value = map(property, map(operator.attrgetter, ("_key", "_value", "_coded_value")))

    def isReservedKey(self, K):
        return K.lower() in self._reserved

    def _attribute(self, key):
        """The name of an attribute, as the items have it."""
        key = key.lower()
        if key not in self._reserved:
            raise CookieError("Invalid attribute %r" % (key,))
        return key

    def __setitem__(self, K, V):
        dict.__setitem__(self, self._attribute(K), V)

    def setdefault(self, key, val=None):
        return dict.setdefault(self, self._attribute(key), val)

    def update(self, values):
        dict.update(self, {self._attribute(key): val for key, val in dict(values).items()})

    def copy(self):
        made = Morsel()
        made.__dict__ |= self.__dict__
        dict.update(made, self)
        return made

    def __eq__(self, other):
        return dict.__eq__(self, other) and vars(self) == vars(other) if isinstance(other, Morsel) else NotImplemented

    __ne__ = object.__ne__

    def set(self, key, val, coded_val):
        if self.isReservedKey(key):
            raise CookieError("Attempt to set a reserved key %r" % (key,))
        if not _is_legal_key(key):
            raise CookieError("Illegal key %r" % (key,))
        self._key = key
        self._value = val
        self._coded_value = coded_val

    def __getstate__(self):
        return {"key": self._key, "value": self._value, "coded_value": self._coded_value}

    def __setstate__(self, state):
        self._key = state["key"]
        self._value = state["value"]
        self._coded_value = state["coded_value"]

    def output(self, attrs=None, header="Set-Cookie:"):
        return f"{header} {self.OutputString(attrs)}"

    __str__ = output

    def __repr__(self):
        return f"<{self.__class__.__name__}: {self.OutputString()}>"

    def js_output(self, attrs=None):
        text = self.OutputString(attrs).replace('"', r"\"")
        return ('\n        <script type="text/javascript">\n        <!-- begin hiding\n        document.cookie = "%s";\n'
                "        // end hiding -->\n        </script>\n        " % text)

    def OutputString(self, attrs=None):
        out = [f"{self.key}={self.coded_value}"]
        if attrs is None:
            attrs = self._reserved
        for key, value in sorted(self.items()):
            if value == "" or key not in attrs:
                continue
            name = self._reserved[key]
            if key == "expires" and isinstance(value, int):
                out.append(f"{name}={_getdate(value)}")
            elif key == "max-age" and isinstance(value, int):
                out.append("%s=%d" % (name, value))
            elif key == "comment" and isinstance(value, str):
                out.append(f"{name}={_quote(value)}")
            elif key in self._flags:
                if value:
                    out.append(name)
            else:
                out.append(f"{name}={value}")
        return "; ".join(out)

    __class_getitem__ = classmethod(types.GenericAlias)


_KEY = r"[\w\d!#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\=]"
_PAIR = re.compile(rf"""\s*(?P<key>{_KEY}+?)(\s*=\s*(?P<val>"(?:[^\\"]|\\.)*"|\w{{3}},\s[\w\d\s-]{{9,11}}\s[\d:]{{8}}\sGMT|{_KEY[:-1]}\[\]]*))?\s*(\s+|;|$)""",
                   re.ASCII)


class BaseCookie(dict):
    """Cookies by name."""

    def value_decode(self, val):
        return val, val

    def value_encode(self, val):
        return (str(val),) * 2

    def __init__(self, input=None):
        if input:
            self.load(input)

    def __set(self, key, real_value, coded_value):
        morsel = self.get(key, Morsel())
        morsel.set(key, real_value, coded_value)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self.__set(key, *self.value_encode(value))

    def output(self, attrs=None, header="Set-Cookie:", sep="\015\012"):
        return sep.join(value.output(attrs, header) for _, value in sorted(self.items()))

    __str__ = output

    def __repr__(self):
        items = " ".join(f"{key}={value.value!r}" for key, value in sorted(self.items()))
        return f"<{self.__class__.__name__}: {items}>"

    def js_output(self, attrs=None):
        return "".join(value.js_output(attrs) for _, value in sorted(self.items()))

    def load(self, rawdata):
        if not isinstance(rawdata, str):
            for key, value in rawdata.items():
                self[key] = value
            return
        # Nothing is taken of a text that is wrong somewhere.
        found, at, seen = [], 0, False
        while at < len(rawdata):
            m = _PAIR.match(rawdata, at)
            if not m:
                break
            key, value, at = m["key"], m["val"], m.end()
            if key[0] == "$":
                if seen:
                    found.append((True, key[1:], value))
            elif key.lower() in Morsel._reserved:
                if not seen:
                    return
                if value is None:
                    if key.lower() not in Morsel._flags:
                        return
                    found.append((True, key, True))
                else:
                    found.append((True, key, _unquote(value)))
            elif value is not None:
                found.append((False, key, self.value_decode(value)))
                seen = True
            else:
                return
        morsel = None
        for attribute, key, value in found:
            if attribute:
                morsel[key] = value
            else:
                self.__set(key, *value)
                morsel = self[key]


class SimpleCookie(BaseCookie):
    """Cookies whose values are strings, quoted where that is needed."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        val = str(val)
        return val, _quote(val)
