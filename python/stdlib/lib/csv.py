"""Rows of text, separated by commas or otherwise."""

import types
from _csv import (
    Error, QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS, field_size_limit, get_dialect,
    list_dialects, reader, register_dialect, unregister_dialect, writer,
)
from _csv import Dialect as _Dialect
from io import StringIO

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Dialect",
    "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects",
    "Sniffer", "unregister_dialect", "DictReader", "DictWriter", "unix_dialect",
]


class Dialect:
    """How rows are written: subclasses say what separates, quotes and ends."""

    _name = ""
    _valid = False
    delimiter = lineterminator = quoting = quotechar = escapechar = doublequote = skipinitialspace = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Dialect(self)
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    """What Excel writes."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """What Excel writes with tabs."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """What is usual on Unix."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    """An iterator over rows as dicts, whose keys the first row gives unless they are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.dialect, self.line_num = dialect, 0
        self.reader = reader(f, dialect, *args, **kwds)

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        """The keys."""
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, names):
        self._fieldnames = names

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        d = dict(zip(names, row))
        if len(row) > len(names):
            d[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            d[name] = self.restval
        return d

    __class_getitem__ = classmethod(types.GenericAlias)


class DictWriter:
    """What writes dicts as rows, in the order of their keys that is given."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Write the keys."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, d):
        if self.extrasaction == "raise" and (wrong := d.keys() - self.fieldnames):
            raise ValueError("dict contains fields not in fieldnames: " + ", ".join(repr(x) for x in wrong))
        return (d.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        """Write a dict."""
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        """Write dicts."""
        return self.writer.writerows(map(self._row, rowdicts))

    __class_getitem__ = classmethod(types.GenericAlias)


class Sniffer:
    """Guesses the dialect of a sample: what separates it, and what it quotes with."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """Give a dialect that fits a sample."""
        quotechar, doublequote, delimiter, skip = self._by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, skip = self._by_counts(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doublequote
        dialect.delimiter = delimiter
        dialect.quotechar = quotechar or '"'
        dialect.skipinitialspace = skip
        return dialect

    def _by_quotes(self, sample, delimiters):
        """Look at what stands beside quoted fields."""
        quotes, beside, blanks = {}, {}, 0
        doubled = False
        for quote in "\"'":
            for line in sample.splitlines():
                i = 0
                while (start := line.find(quote, i)) >= 0:
                    end = line.find(quote, start + 1)
                    while end >= 0 and line[end + 1:end + 2] == quote:
                        doubled = doubled or end > start + 1
                        end = line.find(quote, end + 2)
                    if end < 0:
                        break
                    before, after = line[:start], line[end + 1:end + 2]
                    blank = before.endswith(" ") and len(before.rstrip(" ")) > 0
                    left = before.rstrip(" ")[-1:]
                    if (not left or not left.isalnum()) and (not after or not after.isalnum()):
                        quotes[quote] = quotes.get(quote, 0) + 1
                        for c in {left, after} - {"", quote}:
                            if not delimiters or c in delimiters:
                                beside[c] = beside.get(c, 0) + 1
                                blanks += blank and c == left
                    i = end + 1
        if not quotes:
            return "", False, None, 0
        quote = max(quotes, key=quotes.get)
        if not beside:
            return quote, doubled, "", 0
        delimiter = max(beside, key=beside.get)
        return quote, doubled, delimiter, beside[delimiter] == blanks

    def _by_counts(self, sample, delimiters):
        """Look for a character that all lines have as often."""
        lines = [line for line in sample.split("\n") if line]
        if not lines:
            return "", 0
        best = {}
        for c in map(chr, range(127)):
            if delimiters is not None and c not in delimiters:
                continue
            counts = [line.count(c) for line in lines]
            common = max(set(counts), key=counts.count)
            if common and counts.count(common) / len(lines) > 0.9:
                best[c] = common
        if not best:
            return "", 0
        candidates = [c for c in best if not c.isalnum()] or list(best)
        for c in self.preferred + candidates:
            if c in candidates:
                return c, lines[0].count(c) == lines[0].count(c + " ")
        return "", 0

    def has_header(self, sample):
        """Tell whether the first row looks like names of columns."""
        rows = reader(StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        checked = 0
        for row in rows:
            if checked > 20:
                break
            checked += 1
            if len(row) != len(header):
                continue
            for i in list(kinds):
                try:
                    complex(row[i])
                    kind = complex
                except (ValueError, OverflowError):
                    kind = len(row[i])
                if kinds[i] is None:
                    kinds[i] = kind
                elif kinds[i] != kind:
                    del kinds[i]
        votes = 0
        for i, kind in kinds.items():
            if isinstance(kind, int):
                votes += 1 if len(header[i]) != kind else -1
            else:
                try:
                    (kind or complex)(header[i])
                    votes -= 1
                except (ValueError, TypeError):
                    votes += 1
        return votes > 0
