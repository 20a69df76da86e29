"""Types of files, by the ends of their names."""

import os  # first, since posixpath is part of it
import posixpath
import urllib.parse

__all__ = ["knownfiles", "inited", "MimeTypes", "guess_type", "guess_file_type", "guess_all_extensions", "guess_extension",
           "add_type", "init", "suffix_map", "encodings_map", "types_map", "common_types"]

knownfiles = []
inited = True
suffix_map = {".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}
encodings_map = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}

_TYPES = """
text/javascript js mjs|application/json json|application/manifest+json webmanifest|application/msword doc dot wiz
application/octet-stream bin a dll exe o obj so|application/pdf pdf|application/postscript ps ai eps|application/wasm wasm
application/vnd.ms-excel xls xlb|application/vnd.ms-powerpoint ppt pot ppa pps pwz|application/x-sh sh|application/x-tar tar
application/zip zip|application/xml xsl rdf wsdl xpdl|audio/3gpp 3gp|audio/aac adts loas ass aac|audio/mpeg mp3 mp2
audio/opus opus|audio/x-wav wav|audio/x-aiff aif aifc aiff|image/avif avif|image/bmp bmp|image/gif gif|image/jpeg jpg jpe jpeg
image/heic heic|image/heif heif|image/png png|image/svg+xml svg|image/tiff tiff tif|image/webp webp
image/vnd.microsoft.icon ico|message/rfc822 eml mht mhtml nws|text/css css|text/csv csv|text/html html htm|text/markdown md markdown
text/plain txt bat c h ksh pl srt|text/richtext rtx|text/tab-separated-values tsv|text/vtt vtt|text/x-python py|text/x-vcard vcf
text/xml xml|video/mp4 mp4|video/mpeg mpeg m1v mpa mpe mpg|video/quicktime mov qt|video/webm webm|video/x-msvideo avi
"""
types_map = {}
for _line in _TYPES.replace("\n", "|").split("|"):
    if _line:
        _type, *_ends = _line.split()
        types_map.update(("." + _end, _type) for _end in _ends)
common_types = {".rtf": "application/rtf", ".jpg": "image/jpg", ".mid": "audio/midi", ".midi": "audio/midi", ".pct": "image/pict",
                ".pic": "image/pict", ".pict": "image/pict", ".webp": "image/webp", ".xul": "text/xul"}


class MimeTypes:
    def __init__(self, filenames=(), strict=True):
        self.encodings_map = encodings_map.copy()
        self.suffix_map = suffix_map.copy()
        self.types_map = common_types.copy(), types_map.copy()
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        self.types_map[bool(strict)][ext] = type

    def guess_type(self, url, strict=True):
        parts = urllib.parse.urlsplit(str(url))
        if parts.scheme == "data":
            head = parts.path.partition(",")
            if not head[1]:
                return None, None
            kind = head[0].partition(";")[0]
            return ("text/plain" if "=" in kind or "/" not in kind else kind), None
        return self.guess_file_type(parts.path if parts.scheme and len(parts.scheme) > 1 else str(url), strict=strict)

    def guess_file_type(self, path, *, strict=True):
        base, ext = posixpath.splitext(str(path))
        while (longer := self.suffix_map.get(ext.lower())) is not None:
            base, ext = posixpath.splitext(base + longer)
        encoding = self.encodings_map.get(ext)
        if encoding is not None:
            base, ext = posixpath.splitext(base)
        ext = ext.lower()
        found = self.types_map[True].get(ext)
        if found is None and not strict:
            found = self.types_map[False].get(ext)
        return found, encoding

    def guess_all_extensions(self, type, strict=True):
        maps = self.types_map[:0:-1] if strict else self.types_map[::-1]
        return list(dict.fromkeys(ext for m in maps for ext, kind in m.items() if kind == type.lower()))

    def guess_extension(self, type, strict=True):
        found = self.guess_all_extensions(type, strict)
        return found[0] if found else None

    def read(self, filename, strict=True):
        with open(filename, encoding="utf-8") as fp:
            self.readfp(fp, strict)

    def readfp(self, fp, strict=True):
        for line in fp:
            words = line.partition("#")[0].split()
            for end in words[1:]:
                self.add_type(words[0], "." + end, strict)


_db = MimeTypes()
types_map, common_types = _db.types_map[True], _db.types_map[False]
suffix_map, encodings_map = _db.suffix_map, _db.encodings_map
add_type, guess_type, guess_file_type = _db.add_type, _db.guess_type, _db.guess_file_type
guess_all_extensions, guess_extension = _db.guess_all_extensions, _db.guess_extension


def init(files=None):
    for name in files or ():
        _db.read(name)


del _line, _type, _ends
