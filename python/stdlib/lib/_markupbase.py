"""What parsers of markup share: positions, comments and sections."""

import re


class ParserBase:
    def __init__(self):
        if self.__class__ is ParserBase:
            raise RuntimeError("_markupbase.ParserBase must be subclassed")

    def reset(self):
        self.lineno = 1
        self.offset = 0

    def getpos(self):
        return self.lineno, self.offset

    def updatepos(self, i, j):
        """Goes on from i to j, and counts lines."""
        if i >= j:
            return j
        lines = self.rawdata.count("\n", i, j)
        if lines:
            self.lineno += lines
            self.offset = j - (self.rawdata.rindex("\n", i, j) + 1)
        else:
            self.offset += j - i
        return j

    def parse_comment(self, i, report=1):
        m = re.compile(r"--\s*>").search(self.rawdata, i + 4)
        if not m:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 4:m.start()])
        return m.end()

    def parse_marked_section(self, i, report=1):
        data = self.rawdata
        m = re.compile(r"[a-zA-Z][-_.a-zA-Z0-9]*\s*").match(data, i + 3)
        if not m or m.end() == len(data):
            return -1
        name = m[0].strip().lower()
        if name in ("temp", "cdata", "ignore", "include", "rcdata"):
            close = re.compile(r"\]\s*\]\s*>")
        elif name in ("if", "else", "endif"):
            close = re.compile(r"\]\s*>")
        else:
            raise AssertionError(f"unknown status keyword {data[i + 3:m.end()]!r} in marked section")
        end = close.search(data, i + 3)
        if not end:
            return -1
        if report:
            self.unknown_decl(data[i + 3:end.start()])
        return end.end()

    def unknown_decl(self, data):
        pass
