"""The files of an archive as file objects: one that reads, one that writes."""

import io
import zlib

from ._layout import DESCRIBED, ENCRYPTED, BadZipFile


class Window(io.RawIOBase):
    """A file that others read from, too: it is at a place of its own, and takes turns."""

    def __init__(self, file, at, release, lock, busy):
        self._file, self._at, self._release, self._lock, self._busy = file, at, release, lock, busy
        self._seeks = file.seekable()

    def seekable(self):
        return self._seeks

    def readable(self):
        return True

    def tell(self):
        return self._at

    def _turn(self):
        if self._busy():
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before trying to read.")
        self._file.seek(self._at)

    def seek(self, offset, whence=io.SEEK_SET):
        with self._lock:
            self._turn()
            self._at = self._file.seek(offset, whence)
            return self._at

    def read(self, size=-1):
        with self._lock:
            self._turn()
            data = self._file.read(size)
            self._at = self._file.tell()
            return data

    def close(self):
        file, self._file = self._file, None
        if file is not None:
            self._release(file)
        super().close()


class Cipher:
    """The old encryption of archives, which keeps nobody out. It can be undone only."""

    def __init__(self, password):
        self._table = [self._entry(n) for n in range(256)]
        self._keys = 0x12345678, 0x23456789, 0x34567890
        for octet in password:
            self._stir(octet)

    @staticmethod
    def _entry(n):
        for _ in range(8):
            n = n >> 1 ^ (0xEDB88320 if n & 1 else 0)
        return n

    def _stir(self, octet):
        a, b, c = self._keys
        a = a >> 8 ^ self._table[(a ^ octet) & 0xFF]
        b = ((b + (a & 0xFF)) * 0x08088405 + 1) & 0xFFFFFFFF
        self._keys = a, b, c >> 8 ^ self._table[(c ^ b >> 24) & 0xFF]

    def decrypt(self, data):
        clear = bytearray()
        for octet in data:
            mask = self._keys[2] | 2
            octet ^= mask * (mask ^ 1) >> 8 & 0xFF
            self._stir(octet)
            clear.append(octet)
        return bytes(clear)


class ZipExtFile(io.BufferedIOBase):
    """A file of an archive, open for reading."""

    MAX_N = 1 << 31 - 1
    MIN_READ_SIZE = 4096
    MAX_SEEK_READ = 1 << 24
    newlines = None

    def __init__(self, fileobj, mode, zipinfo, pwd=None, close_fileobj=False, *, decoder):
        self.mode, self.name = mode + "b", zipinfo.filename
        self._fileobj, self._owns, self._password = fileobj, close_fileobj, pwd
        self._info, self._decoder = zipinfo, decoder
        self._method = zipinfo.compress_type
        self._seeks = bool(fileobj.seekable())
        self._start = fileobj.tell() if self._seeks else None
        self._rewind()

    def _rewind(self):
        """Begin with the first byte."""
        self._packed_left = self._info.compress_size
        self._left = self._info.file_size
        self._crc = zlib.crc32(b"")
        self._expected_crc = getattr(self._info, "CRC", None)
        self._readbuffer, self._offset = b"", 0
        self._over = False
        self._unpacker = self._decoder(self._method)
        self._cipher = self._unlock() if self._info.flag_bits & ENCRYPTED else None

    def _unlock(self):
        cipher = Cipher(self._password)
        header = cipher.decrypt(self._fileobj.read(12))
        self._packed_left -= 12
        described = self._info.flag_bits & DESCRIBED
        proof = self._info._raw_time >> 8 if described else self._info.CRC >> 24
        if header[11] != proof & 0xFF:
            raise RuntimeError(f"Bad password for file {self._info.orig_filename!r}")
        return cipher

    def __repr__(self):
        kind = f"{type(self).__module__}.{type(self).__qualname__}"
        if self.closed:
            return f"<{kind} [closed]>"
        from . import compressor_names

        text = f"<{kind} name={self.name!r}"
        if self._method:
            text += f" compress_type={compressor_names.get(self._method, self._method)}"
        return text + ">"

    def _open(self, what="I/O operation"):
        if self.closed:
            raise ValueError(what + " on closed file.")

    def readable(self):
        self._open()
        return True

    def writable(self):
        return False

    def seekable(self):
        self._open()
        return self._seeks

    def _packed(self, want):
        """The next bytes as they stand in the archive, deciphered."""
        if self._packed_left <= 0:
            return b""
        data = self._fileobj.read(min(max(want, self.MIN_READ_SIZE), self._packed_left))
        self._packed_left -= len(data)
        if not data:
            raise EOFError
        return self._cipher.decrypt(data) if self._cipher else data

    def _more(self, want):
        """Some of the content that nobody has seen, b"" only at the end."""
        while not self._over:
            if self._method == 0:
                data = self._packed(want)
                self._over = self._packed_left <= 0
            elif self._method == 8:
                held = self._unpacker.unconsumed_tail
                if want > len(held):
                    held += self._packed(want - len(held))
                data = self._unpacker.decompress(held, max(want, self.MIN_READ_SIZE))
                self._over = self._unpacker.eof or self._packed_left <= 0 and not self._unpacker.unconsumed_tail
                if self._over:
                    data += self._unpacker.flush()
            else:
                data = self._unpacker.decompress(self._packed(want))
                self._over = self._unpacker.eof or self._packed_left <= 0
            data = data[: self._left]
            self._left -= len(data)
            if self._left <= 0:
                self._over = True
            self._check(data)
            if data:
                return data
        return b""

    def _check(self, data):
        if self._expected_crc is None:
            return
        self._crc = zlib.crc32(data, self._crc)
        if self._over and self._crc != self._expected_crc:
            raise BadZipFile(f"Bad CRC-32 for file {self.name!r}")

    def _take(self, size):
        """What has been read ahead, at most so much of it."""
        begin = self._offset
        data = self._readbuffer[begin : begin + size]
        self._offset = begin + len(data)
        if self._offset >= len(self._readbuffer):
            self._readbuffer, self._offset = b"", 0
        return data

    def _keep(self, data):
        self._readbuffer, self._offset = data, 0

    def read(self, n=-1):
        if self.closed:
            raise ValueError("read from closed file.")
        if n is None or n < 0:
            parts = [self._take(len(self._readbuffer))]
            while data := self._more(self.MAX_N):
                parts.append(data)
            return b"".join(parts)
        parts = [self._take(n)]
        n -= len(parts[0])
        while n > 0 and (data := self._more(n)):
            if len(data) > n:
                self._keep(data)
                data = self._take(n)
            parts.append(data)
            n -= len(data)
        return b"".join(parts)

    def read1(self, n=-1):
        self._open()
        if n is None or n < 0:
            n = self.MAX_N
        held = self._take(n)
        if len(held) == n:
            return held
        data = self._more(n - len(held))
        if len(data) > n - len(held):
            self._keep(data)
            data = self._take(n - len(held))
        return held + data

    def peek(self, n=1):
        held = self._readbuffer[self._offset :]
        if n > len(held):
            held += self._more(n - len(held))
            self._keep(held)
        return held[:512]

    def readline(self, limit=-1):
        self._open()
        if limit < 0:
            end = self._readbuffer.find(b"\n", self._offset) + 1
            if end:
                return self._take(end - self._offset)
        return super().readline(limit)

    def tell(self):
        self._open("tell")
        if not self._seeks:
            raise io.UnsupportedOperation("underlying stream is not seekable")
        return self._info.file_size - self._left - len(self._readbuffer) + self._offset

    def seek(self, offset, whence=io.SEEK_SET):
        self._open("seek")
        if not self._seeks:
            raise io.UnsupportedOperation("underlying stream is not seekable")
        size, now = self._info.file_size, self.tell()
        if whence == io.SEEK_CUR:
            offset += now
        elif whence == io.SEEK_END:
            offset += size
        elif whence != io.SEEK_SET:
            raise ValueError("whence must be os.SEEK_SET (0), os.SEEK_CUR (1), or os.SEEK_END (2)")
        goal = max(0, min(offset, size))
        inside = self._offset + goal - now
        if 0 <= inside < len(self._readbuffer):
            self._offset = inside
            return goal
        if self._method == 0 and self._cipher is None and goal != now:
            self._jump(goal)
            return goal
        if goal < now:
            self._fileobj.seek(self._start)
            self._rewind()
            now = 0
        while now < goal and (data := self.read(min(self.MAX_SEEK_READ, goal - now))):
            now += len(data)
        return goal

    def _jump(self, goal):
        """Go on where nothing of what is before must be unpacked; then it cannot be checked, either."""
        self._fileobj.seek(self._start + goal)
        self._readbuffer, self._offset = b"", 0
        self._expected_crc = None
        self._packed_left = self._left = self._info.file_size - goal
        self._over = self._left <= 0

    def close(self):
        try:
            if self._owns:
                self._fileobj.close()
        finally:
            super().close()


class Writer(io.BufferedIOBase):
    """A file of an archive, open for writing."""

    mode = "wb"

    def __init__(self, archive, info, packer, large):
        self._archive, self._zinfo, self._packer, self._large = archive, info, packer, large
        self.name = info.filename
        self._size = self._packed = 0
        self._crc = zlib.crc32(b"")

    def readable(self):
        return False

    def writable(self):
        return True

    def seekable(self):
        return False

    def write(self, data):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not isinstance(data, (bytes, bytearray)):
            with memoryview(data) as view:
                data = view.tobytes()
        self._size += len(data)
        self._crc = zlib.crc32(data, self._crc)
        self._put(self._packer.compress(data) if self._packer else data)
        return len(data)

    def _put(self, data):
        self._packed += len(data)
        self._archive.fp.write(data)

    def close(self):
        if self.closed:
            return
        try:
            super().close()
            if self._packer:
                self._put(self._packer.flush())
            info = self._zinfo
            info.file_size, info.compress_size, info.CRC = self._size, self._packed, self._crc
            self._archive._written(info, self._large)
        finally:
            self._archive._writing = False


class Counted:
    """A file that cannot tell where it is, told by what is written."""

    def __init__(self, file):
        self.fp, self.offset = file, 0

    def write(self, data):
        n = self.fp.write(data)
        self.offset += n
        return n

    def tell(self):
        return self.offset

    def flush(self):
        self.fp.flush()

    def close(self):
        self.fp.close()
