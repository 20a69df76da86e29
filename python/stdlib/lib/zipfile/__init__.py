"""Archives of files, as zip makes them."""

import io
import os
import stat
import struct
import sys
import time
import warnings
import zlib

from ._layout import (CENTRAL, DESCRIBED, END, END64, FULL32, LOCAL, LOCATOR64, UTF8, BadZipFile, _Extra, dos_time, fields, find_end,
                      from_dos_time)
from ._member import ZipExtFile

try:
    import bz2
except ImportError:
    bz2 = None
try:
    import lzma
except ImportError:
    lzma = None

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile", "ZipInfo", "ZipFile",
           "PyZipFile", "LargeZipFile", "Path"]

BadZipFile.__module__ = __name__
ZipExtFile.__module__ = __name__
error = BadZipfile = BadZipFile


class LargeZipFile(Exception):
    """An archive would need what it was not allowed: sizes of 64 bits."""


ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14

ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = ZIP_MAX_COMMENT = (1 << 16) - 1

DEFAULT_VERSION, ZIP64_VERSION, BZIP2_VERSION, LZMA_VERSION, MAX_EXTRACT_VERSION = 20, 45, 46, 63, 63

# The records under the names that programs which look into archives themselves know.
stringEndArchive, sizeEndCentDir = END.signature, END.size
stringCentralDir, sizeCentralDir = CENTRAL.signature, CENTRAL.size
stringFileHeader, sizeFileHeader = LOCAL.signature, LOCAL.size
stringEndArchive64, sizeEndCentDir64 = END64.signature, END64.size
stringEndArchive64Locator, sizeEndCentDir64Locator = LOCATOR64.signature, LOCATOR64.size
_MASK_USE_DATA_DESCRIPTOR = DESCRIBED

compressor_names = {
    0: "store", 1: "shrink", 2: "reduce", 3: "reduce", 4: "reduce", 5: "reduce", 6: "implode", 7: "tokenize", 8: "deflate", 9: "deflate64",
    10: "implode", 12: "bzip2", 14: "lzma", 18: "terse", 19: "lz77", 97: "wavpack", 98: "ppmd",
}

_LARGE_FIELD = 0x0001
_NAME_FIELD = 0x7075
_DIRECTORY = 0x10  # an attribute of MS-DOS


def is_zipfile(filename):
    """Whether a file, by its name or as a file object, looks like an archive."""
    try:
        if hasattr(filename, "read"):
            at = filename.tell()
            found = find_end(filename)
            filename.seek(at)
        else:
            with io.open(filename, "rb") as file:
                found = find_end(file)
    except (OSError, BadZipFile):
        return False
    return found is not None


def _supported(method):
    """Complain of a method of compression that is not here."""
    if method not in (ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA):
        raise NotImplementedError("That compression method is not supported")
    for own, module, name in ((ZIP_BZIP2, bz2, "bz2"), (ZIP_LZMA, lzma, "lzma")):
        if method == own and not module:
            raise RuntimeError(f"Compression requires the (missing) {name} module")


def _packer(method, level):
    if method == ZIP_DEFLATED:
        return zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION if level is None else level, zlib.DEFLATED, -zlib.MAX_WBITS)
    if method == ZIP_BZIP2:
        return bz2.BZ2Compressor() if level is None else bz2.BZ2Compressor(level)
    if method == ZIP_LZMA:
        return _LzmaPacker()
    return None


def _unpacker(method):
    _supported(method)
    if method == ZIP_STORED:
        return None
    if method == ZIP_DEFLATED:
        return zlib.decompressobj(-zlib.MAX_WBITS)
    return bz2.BZ2Decompressor() if method == ZIP_BZIP2 else _LzmaUnpacker()


class _LzmaPacker:
    """LZMA as archives have it: after a header of their own."""

    def __init__(self):
        self._packer = None

    def _begin(self):
        if self._packer:
            return b""
        spec = lzma._encode_filter_properties({"id": lzma.FILTER_LZMA1})
        self._packer = lzma.LZMACompressor(lzma.FORMAT_RAW, filters=[lzma._decode_filter_properties(lzma.FILTER_LZMA1, spec)])
        return struct.pack("<BBH", 9, 4, len(spec)) + spec

    def compress(self, data):
        return self._begin() + self._packer.compress(data)

    def flush(self):
        return self._begin() + self._packer.flush()


class _LzmaUnpacker:
    eof = False

    def __init__(self):
        self._unpacker, self._held = None, b""

    def decompress(self, data):
        if self._unpacker is None:
            self._held += data
            if len(self._held) <= 4:
                return b""
            end = 4 + int.from_bytes(self._held[2:4], "little")
            if len(self._held) <= end:
                return b""
            spec = lzma._decode_filter_properties(lzma.FILTER_LZMA1, self._held[4:end])
            self._unpacker = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[spec])
            data, self._held = self._held[end:], b""
        out = self._unpacker.decompress(data)
        self.eof = self._unpacker.eof
        return out


def _clean(name):
    """A name as archives have it: up to the first NUL, with slashes."""
    name = name.partition("\0")[0]
    for separator in (os.sep, os.altsep):
        if separator and separator != "/":
            name = name.replace(separator, "/")
    return name


class ZipInfo:
    """What an archive says of one of its files."""

    __slots__ = ("orig_filename", "filename", "date_time", "compress_type", "compress_level", "comment", "extra", "create_system", "create_version",
                 "extract_version", "reserved", "flag_bits", "volume", "internal_attr", "external_attr", "header_offset", "CRC",
                 "compress_size", "file_size", "_raw_time", "_end_offset")

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        self.filename = _clean(filename)
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.compress_type, self.compress_level = ZIP_STORED, None
        self.comment = self.extra = b""
        self.create_system = 0 if sys.platform == "win32" else 3
        self.create_version = self.extract_version = DEFAULT_VERSION
        self.reserved = self.flag_bits = self.volume = self.internal_attr = self.external_attr = 0
        self.compress_size = self.file_size = 0
        self._end_offset = None

    @property
    def _compresslevel(self):
        return self.compress_level

    @_compresslevel.setter
    def _compresslevel(self, value):
        self.compress_level = value

    def __repr__(self):
        said = [f"{type(self).__name__} filename={self.filename!r}"]
        if self.compress_type != ZIP_STORED:
            said.append(f"compress_type={compressor_names.get(self.compress_type, self.compress_type)}")
        mode, attributes = divmod(self.external_attr, 1 << 16)
        if mode:
            said.append(f"filemode={stat.filemode(mode)!r}")
        if attributes:
            said.append(f"external_attr={attributes:#x}")
        folder = self.is_dir()
        if not folder or self.file_size:
            said.append(f"file_size={self.file_size!r}")
        if (not folder or self.compress_size) and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            said.append(f"compress_size={self.compress_size!r}")
        return f"<{' '.join(said)}>"

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """What stands for a file or directory in the file system."""
        if isinstance(filename, os.PathLike):
            filename = os.fspath(filename)
        found = os.stat(filename)
        moment = time.localtime(found.st_mtime)[:6]
        if not strict_timestamps:
            moment = max((1980, 1, 1, 0, 0, 0), min(moment, (2107, 12, 31, 23, 59, 59)))
        name = os.path.normpath(os.path.splitdrive(filename if arcname is None else arcname)[1])
        name = name.lstrip(os.sep + (os.altsep or ""))
        folder = stat.S_ISDIR(found.st_mode)
        info = cls(name + "/" if folder else name, moment)
        info.external_attr = (found.st_mode & 0xFFFF) << 16
        if folder:
            info.external_attr |= _DIRECTORY
        else:
            info.file_size = found.st_size
        return info

    def is_dir(self):
        """Whether this is a directory."""
        if self.filename.endswith("/"):
            return True
        return bool(os.path.altsep and self.filename.endswith((os.path.sep, os.path.altsep)))

    def FileHeader(self, zip64=None):
        """The bytes that stand before the content."""
        sizes = [0, 0] if self.flag_bits & DESCRIBED else [self.compress_size, self.file_size]
        crc = 0 if self.flag_bits & DESCRIBED else self.CRC
        if zip64 is None:
            zip64 = max(sizes) > ZIP64_LIMIT
        extra = self.extra
        if zip64:
            extra += struct.pack("<HHQQ", _LARGE_FIELD, 16, sizes[1], sizes[0])
            sizes = [FULL32, FULL32]
        self._need_version(zip64)
        name, flags = self._encoded_name()
        date, moment = dos_time(self.date_time)
        return LOCAL.pack(self.extract_version, self.reserved, flags, self.compress_type, moment, date, crc, *sizes, len(name), len(extra)) + name + extra

    def _need_version(self, large):
        """Ask for the version of the format that has what is used."""
        need = max(ZIP64_VERSION if large else 0, {ZIP_BZIP2: BZIP2_VERSION, ZIP_LZMA: LZMA_VERSION}.get(self.compress_type, 0))
        self.extract_version = max(need, self.extract_version)
        self.create_version = max(need, self.create_version)

    def _encoded_name(self):
        try:
            return self.filename.encode("ascii"), self.flag_bits & ~UTF8
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), self.flag_bits | UTF8

    def _central(self):
        """The bytes that stand in the directory."""
        sizes, offset, large = [self.compress_size, self.file_size], self.header_offset, []
        if max(sizes) > ZIP64_LIMIT:
            large += reversed(sizes)
            sizes = [FULL32, FULL32]
        if offset > ZIP64_LIMIT:
            large.append(offset)
            offset = FULL32
        extra = self.extra
        if large:
            extra = struct.pack(f"<HH{len(large)}Q", _LARGE_FIELD, 8 * len(large), *large) + _Extra.strip(extra, (_LARGE_FIELD,))
        self._need_version(large)
        name, flags = self._encoded_name()
        date, moment = dos_time(self.date_time)
        return b"".join((
            CENTRAL.pack(self.create_version, self.create_system, self.extract_version, self.reserved, flags, self.compress_type, moment, date,
                         self.CRC, *sizes, len(name), len(extra), len(self.comment), 0, self.internal_attr, self.external_attr, offset),
            name, extra, self.comment))

    @classmethod
    def _read(cls, directory, encoding):
        """The next entry of the directory of an archive."""
        head = directory.read(CENTRAL.size)
        if len(head) != CENTRAL.size:
            raise BadZipFile("Truncated central directory")
        numbers = CENTRAL.unpack(head)
        if numbers is None:
            raise BadZipFile("Bad magic number for central directory")
        *_, name_length, extra_length, comment_length, _, _, _, _ = numbers
        raw = directory.read(name_length)
        flags = numbers[4]
        info = cls(raw.decode("utf-8" if flags & UTF8 else encoding or "cp437"))
        info.extra, info.comment = directory.read(extra_length), directory.read(comment_length)
        (info.create_version, info.create_system, info.extract_version, info.reserved, info.flag_bits, info.compress_type, moment, date,
         info.CRC, info.compress_size, info.file_size, _, _, _, info.volume, info.internal_attr, info.external_attr, info.header_offset) = numbers
        if info.extract_version > MAX_EXTRACT_VERSION:
            raise NotImplementedError(f"zip file version {info.extract_version / 10:.1f}")
        info._raw_time, info.date_time = moment, from_dos_time(date, moment)
        info._understand_extra(zlib.crc32(raw))
        return info

    def _understand_extra(self, crc):
        for number, content, whole in fields(self.extra):
            if number is None:
                continue
            size = int.from_bytes(whole[2:4], "little")
            if size > len(content):
                raise BadZipFile(f"Corrupt extra field {number:04x} (size={size})")
            if number == _LARGE_FIELD:
                self._understand_large(content)
            elif number == _NAME_FIELD:
                self._understand_name(content, crc)

    def _understand_large(self, content):
        at = 0
        for field, name, full in (("File size", "file_size", (FULL32, FULL32 << 32 | FULL32)), ("Compress size", "compress_size", (FULL32,)),
                                  ("Header offset", "header_offset", (FULL32,))):
            if getattr(self, name) in full:
                if len(content) - at < 8:
                    raise BadZipFile(f"Corrupt zip64 extra field. {field} not found.")
                setattr(self, name, int.from_bytes(content[at : at + 8], "little"))
                at += 8

    def _understand_name(self, content, crc):
        try:
            version, named = struct.unpack_from("<BL", content)
            if version != 1 or named != crc:
                return
            name = bytes(content[5:]).decode("utf-8")
        except (struct.error, UnicodeDecodeError) as e:
            raise BadZipFile("Corrupt unicode path extra field (0x7075)") from e
        if name:
            self.filename = _clean(name)
        else:
            warnings.warn("Empty unicode path extra field (0x7075)", stacklevel=2)


from ._archive import PyZipFile, ZipFile  # noqa: E402  they need all of the above
from ._path import CompleteDirs, Path  # noqa: E402
from .__main__ import main  # noqa: E402

ZipFile.__module__ = PyZipFile.__module__ = __name__
