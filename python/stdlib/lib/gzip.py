"""Files that are compressed as gzip does it."""

import builtins
import io
import os
import struct
import sys
import time
import weakref
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16

READ = "rb"
WRITE = "wb"

_COMPRESS_LEVEL_FAST, _COMPRESS_LEVEL_TRADEOFF, _COMPRESS_LEVEL_BEST = 1, 6, 9

READ_BUFFER_SIZE = 128 * 1024
_WRITE_BUFFER_SIZE = 4 * io.DEFAULT_BUFFER_SIZE


class BadGzipFile(OSError):
    """What should be a gzip file is none."""


def open(filename, mode="rb", compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None, newline=None):
    """Open a compressed file, by its name or as a file object, for bytes or, with "t" in the mode, for text."""
    text = "t" in mode
    if text and "b" in mode:
        raise ValueError(f"Invalid mode: {mode!r}")
    if not text:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")
    mode = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, mode, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, mode, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if not text:
        return file
    return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)


def _header(name, mtime, level):
    """The beginning of a member."""
    flags = FNAME if name else 0
    if level == _COMPRESS_LEVEL_BEST:
        speed = 2
    elif level == _COMPRESS_LEVEL_FAST:
        speed = 4
    else:
        speed = 0
    head = struct.pack("<BBBBLBB", 0x1F, 0x8B, 8, flags, int(mtime) & 0xFFFFFFFF, speed, 255)
    return head + name + b"\0" if name else head


def _check(can, complaint):
    if not can:
        raise io.UnsupportedOperation(complaint)


class _Base(io.BufferedIOBase):
    """What objects that read or write compressed bytes share."""

    def _check_not_closed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _check_can_read(self):
        _check(self.readable(), "File not open for reading")

    def _check_can_write(self):
        _check(self.writable(), "File not open for writing")

    def _check_can_seek(self):
        _check(self.readable(), "The underlying file object does not support seeking")
        _check(self.seekable(), "Seeking is only supported on files open for reading")


class GzipFile(_Base):
    """A file whose content is compressed."""

    myfileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        if mode and "b" not in mode:
            mode += "b"
        if fileobj is None:
            fileobj = self.myfileobj = builtins.open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        else:
            filename = os.fspath(filename)
        given = mode
        if mode is None:
            mode = getattr(fileobj, "mode", "rb")
        if mode.startswith("r"):
            self.mode = READ
            self._buffer = io.BufferedReader(_GzipReader(fileobj))
            self.name = filename
        elif mode.startswith(("w", "a", "x")):
            if given is None:
                import warnings

                warnings.warn("GzipFile was opened for writing, but this will change in future Python releases.  "
                              "Specify the mode argument for opening it for writing.", FutureWarning, 2)
            self.mode = WRITE
            self.name = filename
            self.crc = zlib.crc32(b"")
            self.size = 0
            self.writebuf = []
            self.bufsize = 0
            self.offset = 0
            self.compress = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, 0)
            self._write_mtime = mtime
            self._buffer_size = _WRITE_BUFFER_SIZE
            self._buffer = io.BufferedWriter(_WriteBufferStream(self), self._buffer_size)
        else:
            raise ValueError(f"Invalid mode: {mode!r}")
        self.fileobj = fileobj
        if self.mode == WRITE:
            fileobj.write(_header(self._member_name(), time.time() if mtime is None else mtime, compresslevel))

    @property
    def mtime(self):
        """When the member was written that was read last."""
        return self._buffer.raw._last_mtime

    def __repr__(self):
        return f"<gzip {object.__repr__(self.fileobj)[1:-1]} {hex(id(self))}>"

    def _member_name(self):
        try:
            name = os.path.basename(self.name)
            if not isinstance(name, bytes):
                name = name.encode("latin-1")
        except UnicodeEncodeError:
            return b""
        return name.removesuffix(b".gz")

    def write(self, data):
        self._check_not_closed()
        if self.mode != WRITE:
            import errno
            raise OSError(errno.EBADF, "write() on read-only GzipFile object")
        if self.fileobj is not None:
            return self._buffer.write(data)
        raise ValueError("write() on closed GzipFile object")

    def _write_raw(self, data):
        data = memoryview(data)
        length = data.nbytes
        if length > 0:
            self.fileobj.write(self.compress.compress(data))
            self.crc = zlib.crc32(data, self.crc)
            self.size += length
            self.offset += length
        return length

    def _reader(self, method):
        self._check_not_closed()
        if self.mode != READ:
            import errno

            raise OSError(errno.EBADF, f"{method}() on write-only GzipFile object")
        return self._buffer

    def read(self, size=-1):
        return self._reader("read").read(size)

    def read1(self, size=-1):
        reader = self._reader("read1")
        return reader.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def readinto(self, b):
        return self._reader("readinto").readinto(b)

    def readinto1(self, b):
        return self._reader("readinto1").readinto1(b)

    def peek(self, n):
        return self._reader("peek").peek(n)

    def readline(self, size=-1):
        self._check_not_closed()
        return self._buffer.readline(size)

    @property
    def closed(self):
        return self.fileobj is None

    def close(self):
        file = self.fileobj
        if file is None or self._buffer.closed:
            return
        try:
            if self.mode == WRITE:
                self._buffer.flush()
                file.write(self.compress.flush())
                file.write(struct.pack("<LL", self.crc, self.size & 0xFFFFFFFF))
            else:
                self._buffer.close()
        finally:
            self.fileobj = None
            mine, self.myfileobj = self.myfileobj, None
            if mine is not None:
                mine.close()

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        self._check_not_closed()
        if self.mode == WRITE:
            self._buffer.flush()
            self.fileobj.write(self.compress.flush(zlib_mode))
            self.fileobj.flush()

    def fileno(self):
        return self.fileobj.fileno()

    def rewind(self):
        """Go back to the beginning."""
        if not self.readable():
            raise OSError("Can't rewind in write mode")
        self._buffer.seek(0)

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def tell(self):
        self._check_not_closed()
        if self.mode == WRITE:
            self._buffer.flush()
        return super().tell()

    def seek(self, offset, whence=io.SEEK_SET):
        if self.mode == READ:
            self._check_not_closed()
            return self._buffer.seek(offset, whence)
        self._check_not_closed()
        self._buffer.flush()
        if whence == io.SEEK_CUR:
            offset += self.offset
        elif whence != io.SEEK_SET:
            raise ValueError("Seek from end not supported")
        if offset < self.offset:
            raise OSError("Negative seek in write mode")
        gap = offset - self.offset
        while gap > 0:
            gap -= self._buffer.write(bytes(min(gap, self._buffer_size)))
        self._buffer.flush()
        return self.offset


class _WriteBufferStream(io.RawIOBase):
    """Hands on what its file writes, without keeping that alive."""

    def __init__(self, file):
        self.file = weakref.ref(file)

    def write(self, data):
        file = self.file()
        if file is None:
            raise RuntimeError("lost gzip_file")
        return file._write_raw(data)

    def seekable(self):
        return False

    def writable(self):
        return True


class _GzipReader(io.RawIOBase):
    """The content of all members of a compressed file, one after the other."""

    def __init__(self, file):
        self._file = file
        self._held = b""  # read from the file, but not used
        self._last_mtime = None
        self._restart()

    def _restart(self):
        self._stream = None
        self._first = True
        self._at = 0
        self._end = None

    def readable(self):
        return True

    def seekable(self):
        return self._file.seekable()

    def tell(self):
        return self._at

    def close(self):
        self._stream = None
        self._held = b""
        super().close()

    def _take(self, n):
        """Exactly n bytes of the file."""
        data, self._held = self._held[:n], self._held[n:]
        while len(data) < n:
            more = self._file.read(n - len(data))
            if not more:
                raise EOFError("Compressed file ended before the end-of-stream marker was reached")
            data += more
        return data

    def _line(self):
        while self._take(1) != b"\0":
            pass

    def _begin(self):
        """Read the header of the next member. False: there is none."""
        magic = self._held[:2]
        self._held = self._held[2:]
        while len(magic) < 2 and (more := self._file.read(2 - len(magic))):
            magic += more
        if not magic:
            return False
        if magic != b"\x1f\x8b":
            raise BadGzipFile(f"Not a gzipped file ({magic!r})")
        method, flags, self._last_mtime = struct.unpack("<BBIxx", self._take(8))
        if method != 8:
            raise BadGzipFile("Unknown compression method")
        if flags & FEXTRA:
            self._take(int.from_bytes(self._take(2), "little"))
        if flags & FNAME:
            self._line()
        if flags & FCOMMENT:
            self._line()
        if flags & FHCRC:
            self._take(2)
        self._stream = zlib._ZlibDecompressor(-zlib.MAX_WBITS)
        self._crc = zlib.crc32(b"")
        self._size = 0
        return True

    def _finish(self):
        """Check what stands after a member, and go over the zeros that may follow."""
        self._held = self._stream.unused_data + self._held
        self._stream = None
        crc, size = struct.unpack("<II", self._take(8))
        if crc != self._crc:
            raise BadGzipFile(f"CRC check failed {hex(crc)} != {hex(self._crc)}")
        if size != self._size & 0xFFFFFFFF:
            raise BadGzipFile("Incorrect length of data produced")
        while not self._held.strip(b"\0"):
            self._held = self._file.read(io.DEFAULT_BUFFER_SIZE)
            if not self._held:
                return
        self._held = self._held.lstrip(b"\0")

    def read(self, size=-1):
        if size < 0:
            return self.readall()
        if not size or self._end is not None:
            return b""
        while True:
            if self._stream is None and not self._begin():
                self._end = self._at
                return b""
            stream = self._stream
            data = self._held
            self._held = b""
            if not data and stream.needs_input:
                data = self._file.read(READ_BUFFER_SIZE)
            out = stream.decompress(data, size)
            self._crc = zlib.crc32(out, self._crc)
            self._size += len(out)
            self._at += len(out)
            if stream.eof:
                self._finish()
            elif not out and not data and stream.needs_input:
                raise EOFError("Compressed file ended before the end-of-stream marker was reached")
            if out:
                return out

    def readall(self):
        parts = []
        while data := self.read(sys.maxsize):
            parts.append(data)
        return b"".join(parts)

    def readinto(self, b):
        with memoryview(b) as view, view.cast("B") as octets:
            data = self.read(len(octets))
            octets[: len(data)] = data
        return len(data)

    def seek(self, offset, whence=io.SEEK_SET):
        if whence == io.SEEK_CUR:
            offset += self._at
        elif whence == io.SEEK_END:
            while self.read(io.DEFAULT_BUFFER_SIZE):
                pass
            offset += self._end
        elif whence != io.SEEK_SET:
            raise ValueError(f"Invalid value for whence: {whence}")
        if offset < self._at:
            self._file.seek(0)
            self._held = b""
            self._restart()
        while self._at < offset and self.read(min(io.DEFAULT_BUFFER_SIZE, offset - self._at)):
            pass
        return self._at


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=None):
    """Return bytes compressed."""
    if mtime is None:
        mtime = time.time()
    deflated = zlib.compress(data, compresslevel, -zlib.MAX_WBITS)
    with memoryview(data) as view:
        size = view.nbytes
    level = compresslevel or _COMPRESS_LEVEL_FAST  # none at all is told like the least
    return b"".join((_header(b"", mtime, level), deflated, struct.pack("<LL", zlib.crc32(data), size & 0xFFFFFFFF)))


def decompress(data):
    """Return what compressed bytes stand for, all members of them."""
    parts = []
    while True:
        file = io.BytesIO(data)
        reader = _GzipReader(file)
        if not reader._begin():
            return b"".join(parts)
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        out = stream.decompress(file.read())
        if not stream.eof or len(stream.unused_data) < 8:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        crc, size = struct.unpack("<II", stream.unused_data[:8])
        if crc != zlib.crc32(out):
            raise BadGzipFile("CRC check failed")
        if size != len(out) & 0xFFFFFFFF:
            raise BadGzipFile("Incorrect length of data produced")
        parts.append(out)
        data = stream.unused_data[8:].lstrip(b"\0")


def main():
    """Compress or decompress files; the standard input, without any."""
    import sys
    from argparse import ArgumentParser

    parser = ArgumentParser(prog="gzip.py", description="A simple command line interface for the gzip module: act like gzip, but do not delete the input file.")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--fast", action="store_true", help="compress faster")
    how.add_argument("--best", action="store_true", help="compress better")
    how.add_argument("-d", "--decompress", action="store_true", help="act like gunzip instead of gzip")
    parser.add_argument("args", nargs="*", default=["-"], metavar="file")
    options = parser.parse_args()
    level = _COMPRESS_LEVEL_FAST if options.fast else _COMPRESS_LEVEL_BEST if options.best else _COMPRESS_LEVEL_TRADEOFF
    for name in options.args:
        if options.decompress:
            if name == "-":
                source, target = GzipFile(filename="", mode="rb", fileobj=sys.stdin.buffer), sys.stdout.buffer
            elif name.endswith(".gz"):
                source, target = open(name, "rb"), io.open(name.removesuffix(".gz"), "wb")
            else:
                sys.exit(f"filename doesn't end in .gz: {name!r}")
        elif name == "-":
            source, target = sys.stdin.buffer, GzipFile(filename="", mode="wb", fileobj=sys.stdout.buffer, compresslevel=level)
        else:
            source, target = io.open(name, "rb"), open(name + ".gz", "wb", level)
        try:
            while chunk := source.read(io.DEFAULT_BUFFER_SIZE):
                target.write(chunk)
        finally:
            for file in (source, target):
                if file not in (sys.stdin.buffer, sys.stdout.buffer):
                    file.close()


if __name__ == "__main__":
    main()
