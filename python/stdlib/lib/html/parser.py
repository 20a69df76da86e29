"""Reads HTML, however broken, and calls a method for each thing in it."""

import re
from html import unescape
from _markupbase import ParserBase

__all__ = ["HTMLParser"]

_NAME = re.compile(r"[a-zA-Z][^\t\n\r\f />\x00]*")
_ATTRIBUTE = re.compile(r"""((?<=['"\t\n\r\f /])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?(?:\s|/(?!>))*""")
_START_TAG = re.compile(r"""<[a-zA-Z][^\t\n\r\f />\x00]*
(?:[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)\s*)?(?:\s|/(?!>))*)*)?\s*""", re.VERBOSE)
_REFERENCE = re.compile("&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]")
_ENTITY = re.compile("&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]")
_INTERESTING = re.compile("[&<]")
_INCOMPLETE = re.compile("&[a-zA-Z#]")


class HTMLParser(ParserBase):
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        super().__init__()
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ""
        self.lasttag = "???"
        self.interesting = _INTERESTING
        self.cdata_elem = None
        super().reset()

    def feed(self, data):
        self.rawdata += data
        self.goahead(0)

    def close(self):
        self.goahead(1)

    __starttag_text = None

    def get_starttag_text(self):
        return self.__starttag_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()
        self.interesting = re.compile(rf"</{re.escape(self.cdata_elem)}\s*>", re.I)

    def clear_cdata_mode(self):
        self.interesting = _INTERESTING
        self.cdata_elem = None

    def _text(self, i, j):
        """Tells of plain text."""
        if i < j:
            text = self.rawdata[i:j]
            self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)

    def goahead(self, end):
        """Reads what there is; with end it is all there will be."""
        data = self.rawdata
        i, n = 0, len(data)
        while i < n:
            if self.convert_charrefs and not self.cdata_elem:
                j = data.find("<", i)
                if j < 0:
                    # A reference may still be going on at the end.
                    amp = data.rfind("&", max(i, n - 34))
                    if not end and amp >= 0 and not re.search(r"[\s;]", data[amp:]):
                        break
                    j = n
            else:
                m = self.interesting.search(data, i)
                if m:
                    j = m.start()
                elif self.cdata_elem:
                    break
                else:
                    j = n
            self._text(i, j)
            i = self.updatepos(i, j)
            if i == n:
                break
            if data[i] == "<":
                k = self._markup(i)
                if k < 0:
                    if not end:
                        break
                    k = self._broken_markup(i)
                i = self.updatepos(i, k)
            else:
                k = self._character(i, n, end)
                if k is None:
                    break
                i = self.updatepos(i, k)
        if end and i < n:
            self._text(i, n)
            i = self.updatepos(i, n)
        self.rawdata = data[i:]

    def _markup(self, i):
        """What begins with "<": gives where it ends, or -1 if that is not there yet."""
        data = self.rawdata
        if re.match("<[a-zA-Z]", data[i:i + 2]):
            return self.parse_starttag(i)
        if data.startswith("</", i):
            return self.parse_endtag(i)
        if data.startswith("<!--", i):
            return self.parse_comment(i)
        if data.startswith("<?", i):
            return self.parse_pi(i)
        if data.startswith("<!", i):
            return self.parse_html_declaration(i)
        if i + 1 < len(data):
            self.handle_data("<")
            return i + 1
        return -1

    def _broken_markup(self, i):
        data = self.rawdata
        k = data.find(">", i + 1)
        if k < 0:
            k = data.find("<", i + 1)
            if k < 0:
                k = i + 1
        else:
            k += 1
        self._text(i, k)
        return k

    def _character(self, i, n, end):
        """What begins with "&", where references are told of on their own."""
        data = self.rawdata
        if data.startswith("&#", i):
            if m := _REFERENCE.match(data, i):
                self.handle_charref(m[0][2:-1])
                return m.end() if data.startswith(";", m.end() - 1) else m.end() - 1
            if ";" in data[i:]:
                self.handle_data("&#")
                return i + 2
            if not end:
                return None
            return self._last_character(i, n)
        if m := _ENTITY.match(data, i):
            self.handle_entityref(m[1])
            return m.end() if data.startswith(";", m.end() - 1) else m.end() - 1
        if _INCOMPLETE.match(data, i):
            return self._last_character(i, n) if end else None
        if i + 1 < n or end:
            self.handle_data("&")
            return i + 1
        return None

    def _last_character(self, i, n):
        self.handle_data(self.rawdata[i:n])
        return n

    def parse_html_declaration(self, i):
        data = self.rawdata
        if data.startswith("<![", i):
            return self.parse_marked_section(i)
        if data[i:i + 9].lower() == "<!doctype":
            at = data.find(">", i + 9)
            if at < 0:
                return -1
            self.handle_decl(data[i + 2:at])
            return at + 1
        return self.parse_bogus_comment(i)

    def parse_bogus_comment(self, i, report=1):
        at = self.rawdata.find(">", i + 2)
        if at < 0:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 2:at])
        return at + 1

    def parse_pi(self, i):
        at = self.rawdata.find(">", i + 2)
        if at < 0:
            return -1
        self.handle_pi(self.rawdata[i + 2:at])
        return at + 1

    def parse_starttag(self, i):
        self.__starttag_text = None
        end = self.check_for_whole_start_tag(i)
        if end < 0:
            return end
        data = self.rawdata
        self.__starttag_text = data[i:end]
        m = _NAME.match(data, i + 1)
        k = m.end()
        while k < end and (data[k].isspace() or data[k] == "/" and data[k + 1] != ">"):
            k += 1
        self.lasttag = tag = m[0].lower()
        attrs = []
        while k < end:
            m = _ATTRIBUTE.match(data, k)
            if not m:
                break
            name, rest, value = m[1], m[2], m[3]
            if not rest:
                value = None
            elif value[:1] == value[-1:] and value[:1] in ("'", '"'):
                value = value[1:-1]
            attrs.append((name.lower(), unescape(value) if value else value))
            k = m.end()
        rest = data[k:end].strip()
        if rest not in (">", "/>"):
            self.handle_data(data[i:end])
        elif rest.endswith("/>"):
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def check_for_whole_start_tag(self, i):
        data = self.rawdata
        j = _START_TAG.match(data, i).end()
        c = data[j:j + 1]
        if c == ">":
            return j + 1
        if c == "/":
            if data.startswith("/>", j):
                return j + 2
            if data.startswith("/", j) and j + 1 == len(data):
                return -1
            return j if j > i else i + 1
        if c == "" or c in "abcdefghijklmnopqrstuvwxyz=/ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            return -1
        return j if j > i else i + 1

    def parse_endtag(self, i):
        data = self.rawdata
        at = data.find(">", i + 1)
        if at < 0:
            return -1
        end = at + 1
        m = re.compile(r"</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>").match(data, i)
        if m:
            tag = m[1].lower()
            end = m.end()
        else:
            if self.cdata_elem is not None:
                self.handle_data(data[i:end])
                return end
            name = _NAME.match(data, i + 2)
            if not name:
                return end if data.startswith("</>", i) else self.parse_bogus_comment(i)
            tag = name[0].lower()
            end = data.find(">", name.end()) + 1
            self.handle_endtag(tag)
            return end
        if self.cdata_elem is not None and tag != self.cdata_elem:
            self.handle_data(data[i:end])
            return end
        self.handle_endtag(tag)
        self.clear_cdata_mode()
        return end

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
