"""Translations of messages, from catalogues that GNU gettext has compiled.

The functions translate by the catalogue of the current domain, LANGUAGE.mo in the directory of locales, or leave a message as it is.
"""

import os
import re
import struct
import sys

from _gettext_plural import c2py, warn_of

__all__ = ["Catalog", "GNUTranslations", "NullTranslations", "bindtextdomain", "dgettext", "dngettext", "dnpgettext", "dpgettext", "find", "gettext",
           "install", "ngettext", "npgettext", "pgettext", "textdomain", "translation"]

_current = "messages"
_localedirs = {}
_default_directory = os.path.join(sys.base_prefix, "share", "locale")
_translations = {}  # by class and file


class NullTranslations:
    """Leaves messages as they are, or has another one translate them."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        """Read a catalogue: a subclass may."""

    def add_fallback(self, fallback):
        """Have another one translate what this one does not know."""
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        """Return a message in the other language."""
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        """Return the message for one, or that for many, in the form for n."""
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if _one(n) else msgid2

    def pgettext(self, context, message):
        """Return a message in the other language, as it is meant in a context."""
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        """Return the message for one, or that for many, in the form for n, as it is meant in a context."""
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if _one(n) else msgid2

    def info(self):
        """Return what the catalogue says of itself."""
        return self._info

    def charset(self):
        """Return the encoding of the catalogue."""
        return self._charset

    def install(self, names=None):
        """Make gettext() the built-in _, and others of names built-in too."""
        import builtins
        builtins._ = self.gettext
        for name in {"gettext", "ngettext", "npgettext", "pgettext"} & set(names or ()):
            setattr(builtins, name, getattr(self, name))


def _one(n):
    if not isinstance(n, int):
        warn_of(n)
    return n == 1


class GNUTranslations(NullTranslations):
    """Translates by a compiled catalogue, as GNU gettext writes it."""

    LE_MAGIC, BE_MAGIC = 0x950412DE, 0xDE120495
    CONTEXT = "%s\x04%s"
    VERSIONS = (0, 1)

    def _parse(self, fp):
        data = fp.read()
        name = getattr(fp, "name", "")
        magic, = struct.unpack("<I", data[:4])
        order = {self.LE_MAGIC: "<", self.BE_MAGIC: ">"}.get(magic)
        if order is None:
            raise OSError(0, "Bad magic number", name)
        version, count, originals, translations = struct.unpack(order + "4I", data[4:20])
        if version >> 16 not in self.VERSIONS:
            raise OSError(0, f"Bad version number {version >> 16}", name)
        self._catalog, self.plural = {}, lambda n: int(n != 1)

        def text(table, number):
            size, at = struct.unpack(order + "2I", data[table + 8 * number:table + 8 * number + 8])
            if at + size >= len(data):
                raise OSError(0, "File is corrupt", name)
            return data[at:at + size]

        for number in range(count):
            original, translation = text(originals, number), text(translations, number)
            if not original:
                self._header(translation.decode("ascii", "surrogateescape") if not self._charset else translation.decode(self._charset))
            charset = self._charset or "ascii"
            if b"\0" in original:
                first = original.split(b"\0")[0].decode(charset)
                for form, each in enumerate(translation.split(b"\0")):
                    self._catalog[first, form] = each.decode(charset)
            else:
                self._catalog[original.decode(charset)] = translation.decode(charset)

    def _header(self, text):
        """Read what the catalogue says of itself: the translation of the empty message."""
        last = None
        for line in map(str.strip, text.split("\n")):
            if not line or line.startswith("#-#-#-#-#"):
                continue
            key, colon, value = line.partition(":")
            if colon:
                last = key.strip().lower()
                self._info[last] = value = value.strip()
                if last == "content-type":
                    self._charset = value.partition("charset=")[2] or self._charset
                elif last == "plural-forms":
                    self.plural = c2py(re.split(r"plural=", value.split(";")[1])[1])
            elif last:
                self._info[last] += "\n" + line

    def _find(self, key):
        """Return the translation of a message, None if there is none."""
        found = self._catalog.get(key)
        return self._form(key, 1) if found is None else found

    def _form(self, key, n):
        """Return the translation of a message in the form for n, None if there is none."""
        return self._catalog.get((key, self.plural(n)))

    def gettext(self, message):
        found = self._find(message)
        return super().gettext(message) if found is None else found

    def ngettext(self, msgid1, msgid2, n):
        found = self._form(msgid1, n)
        return super().ngettext(msgid1, msgid2, n) if found is None else found

    def pgettext(self, context, message):
        found = self._find(self.CONTEXT % (context, message))
        return super().pgettext(context, message) if found is None else found

    def npgettext(self, context, msgid1, msgid2, n):
        found = self._form(self.CONTEXT % (context, msgid1), n)
        return super().npgettext(context, msgid1, msgid2, n) if found is None else found


def _expand_lang(loc):
    """Return the names of locales that may serve for one, those first that are nearer to it."""
    import locale
    loc = locale.normalize(loc)
    parts = re.fullmatch(r"([^_.@]*)(_[^.@]*)?(\.[^@]*)?(@.*)?", loc)
    language, territory, codeset, modifier = (part or "" for part in parts.groups())
    return list(dict.fromkeys(
        language + (territory if t else "") + (codeset if c else "") + (modifier if m else "")
        for m in (1, 0) for t in (1, 0) for c in (1, 0)))


def find(domain, localedir=None, languages=None, all=False):
    """Return the file of the catalogue for the first language that has one, None if there is none; with all, a list of all."""
    if languages is None:
        wanted = next(filter(None, map(os.environ.get, ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))), "")
        languages = [*wanted.split(":"), "C"] if wanted else ["C"]
    found = []
    for language in dict.fromkeys(name for wanted in languages if wanted for name in _expand_lang(wanted)):
        if language == "C":
            break
        file = os.path.join(localedir or _default_directory, language, "LC_MESSAGES", f"{domain}.mo")
        if os.path.exists(file):
            if not all:
                return file
            found.append(file)
    return found if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """Return what translates by the catalogues of a domain: the first one, and the others where it does not know."""
    class_ = class_ or GNUTranslations
    files = find(domain, localedir, languages, all=True)
    if not files:
        if fallback:
            return NullTranslations()
        from errno import ENOENT
        raise FileNotFoundError(ENOENT, "No translation file found for domain", domain)
    import copy
    first = None
    for file in files:
        key = class_, os.path.abspath(file)
        if key not in _translations:
            with open(file, "rb") as fp:
                _translations[key] = class_(fp)
        # Others share what is read, but have fallbacks of their own.
        catalogue = copy.copy(_translations[key])
        if first is None:
            first = catalogue
        else:
            first.add_fallback(catalogue)
    return first


def install(domain, localedir=None, *, names=None):
    """Make the translation by the catalogues of a domain the built-in _."""
    translation(domain, localedir, fallback=True).install(names)


def textdomain(domain=None):
    """Set the current domain, if one is given, and return it."""
    global _current
    if domain is not None:
        _current = domain
    return _current


def bindtextdomain(domain, localedir=None):
    """Set where the catalogues of a domain are, if that is given, and return it."""
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_directory)


def _of(domain):
    return translation(domain, _localedirs.get(domain), fallback=True)


def dgettext(domain, message):
    """Return a message by the catalogues of a domain."""
    return _of(domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    """Return the message for one, or that for many, in the form for n, by the catalogues of a domain."""
    return _of(domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    """Return a message as it is meant in a context, by the catalogues of a domain."""
    return _of(domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    """Return the message for one, or that for many, in the form for n, as it is meant in a context, by the catalogues of a domain."""
    return _of(domain).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    """Return a message in the language of the environment."""
    return dgettext(_current, message)


def ngettext(msgid1, msgid2, n):
    """Return the message for one, or that for many, in the form for n."""
    return dngettext(_current, msgid1, msgid2, n)


def pgettext(context, message):
    """Return a message as it is meant in a context."""
    return dpgettext(_current, context, message)


def npgettext(context, msgid1, msgid2, n):
    """Return the message for one, or that for many, in the form for n, as it is meant in a context."""
    return dnpgettext(_current, context, msgid1, msgid2, n)


Catalog = translation
