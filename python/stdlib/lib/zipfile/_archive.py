"""Archives: reading, adding to them, taking out of them."""

import io
import os
import shutil
import struct
import threading
import time
import warnings
import zipfile

from ._layout import DESCRIBED, DESCRIPTOR, ENCRYPTED, END, END64, FULL16, FULL32, LOCAL, LOCATOR64, LZMA_END, PATCHED, STRONGLY, UTF8, find_end
from ._member import Counted, Window, Writer, ZipExtFile

_MODES = {"r": ("rb",), "w": ("w+b", "wb"), "x": ("x+b", "xb"), "a": ("r+b", "w+b", "wb")}


class ZipFile:
    """An archive, by its name or as a file object."""

    fp = None
    debug = 0
    _windows_illegal_name_trans_table = None

    def __init__(self, file, mode="r", compression=0, allowZip64=True, compresslevel=None, *, strict_timestamps=True, metadata_encoding=None):
        if mode not in _MODES:
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        zipfile._supported(compression)
        if metadata_encoding and mode != "r":
            raise ValueError("metadata_encoding is only supported for reading files")
        self.mode, self.compression, self.compresslevel = mode, compression, compresslevel
        self.metadata_encoding = metadata_encoding
        self.NameToInfo, self.filelist, self.pwd = {}, [], None
        self._allowZip64, self._strict_timestamps = allowZip64, strict_timestamps
        self._comment, self._didModify, self._writing = b"", False, False
        self._users, self._seekable = 1, True
        self._lock = threading.RLock()
        file = os.fspath(file) if isinstance(file, os.PathLike) else file
        self._owns = isinstance(file, str)
        if self._owns:
            self.filename, self.fp = file, self._open_file(file, _MODES[mode])
        else:
            self.filename, self.fp = getattr(file, "name", None), file
        try:
            self._begin(mode)
        except:
            file, self.fp = self.fp, None
            self._leave(file)
            raise

    @staticmethod
    def _open_file(name, modes):
        for mode in modes[:-1]:
            try:
                return io.open(name, mode)
            except OSError:
                pass
        return io.open(name, modes[-1])

    def _begin(self, mode):
        if mode == "r":
            self._read_directory()
            return
        if mode == "a":
            try:
                self._read_directory()
                self.fp.seek(self.start_dir)
            except zipfile.BadZipFile:
                self.fp.seek(0, 2)
                self._didModify = True
                self.start_dir = self.fp.tell()
            return
        self._didModify = True
        try:
            self.start_dir = self.fp.tell()
        except (AttributeError, OSError):
            self.fp = Counted(self.fp)
            self.start_dir, self._seekable = 0, False
            return
        try:
            self.fp.seek(self.start_dir)
        except (AttributeError, OSError):
            self._seekable = False

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close()

    def __del__(self):
        self.close()

    def __repr__(self):
        kind = f"{type(self).__module__}.{type(self).__qualname__}"
        if self.fp is None:
            return f"<{kind} [closed]>"
        what = f"file={self.fp!r}"
        if self.filename is not None:
            name = f"filename={self.filename!r}"
            what = name if self._owns else f"{what} {name}"
        return f"<{kind} {what} mode={self.mode!r}>"

    def _read_directory(self):
        file = self.fp
        try:
            end = find_end(file)
        except OSError:
            end = None
        if end is None:
            raise zipfile.BadZipFile("File is not a zip file")
        if self.debug > 1:
            print(end.count, end.size, end.offset)
        self._comment = end.comment
        self.start_dir = end.start
        if self.start_dir < 0:
            raise zipfile.BadZipFile("Bad offset for central directory")
        file.seek(self.start_dir)
        directory, moved = io.BytesIO(file.read(end.size)), end.moved
        while directory.tell() < end.size:
            info = zipfile.ZipInfo._read(directory, self.metadata_encoding)
            info.header_offset += moved
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info
        stop = self.start_dir
        for info in sorted(self.filelist, key=lambda info: info.header_offset, reverse=True):
            info._end_offset = stop
            stop = info.header_offset

    def namelist(self):
        """The names of the files."""
        return [info.filename for info in self.filelist]

    def infolist(self):
        """What there is to say of each of the files."""
        return self.filelist

    def printdir(self, file=None):
        """Print a table of the files."""
        print(f"{'File Name':<46} {'Modified    ':>19} {'Size':>12}", file=file)
        for info in self.filelist:
            year, month, day, *clock = info.date_time[:6]
            print(f"{info.filename:<46} {f'{year}-{month:02}-{day:02} ' + ':'.join(f'{n:02}' for n in clock)} {info.file_size:>12}", file=file)

    def testzip(self):
        """Read all files; return the name of the first that is broken."""
        for info in self.filelist:
            try:
                with self.open(info.filename, "r") as file:
                    while file.read(1 << 20):
                        pass
            except zipfile.BadZipFile:
                return info.filename

    def getinfo(self, name):
        """What there is to say of a file."""
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError(f"There is no item named {name!r} in the archive")
        return info

    def setpassword(self, pwd):
        """Set the password for files that are encrypted."""
        if pwd and not isinstance(pwd, bytes):
            raise TypeError(f"pwd: expected bytes, got {type(pwd).__name__}")
        self.pwd = pwd or None

    @property
    def comment(self):
        """What is said of the archive, as bytes."""
        return self._comment

    @comment.setter
    def comment(self, text):
        if not isinstance(text, bytes):
            raise TypeError(f"comment: expected bytes, got {type(text).__name__}")
        if len(text) > zipfile.ZIP_MAX_COMMENT:
            warnings.warn(f"Archive comment is too long; truncating to {zipfile.ZIP_MAX_COMMENT} bytes", stacklevel=2)
            text = text[: zipfile.ZIP_MAX_COMMENT]
        self._comment = text
        self._didModify = True

    def read(self, name, pwd=None):
        """The content of a file."""
        with self.open(name, "r", pwd) as file:
            return file.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        """Open a file of the archive, by its name or its ZipInfo, to read or to write it."""
        if mode not in ("r", "w"):
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == "w":
            raise ValueError("pwd is only supported for reading files")
        if self.fp is None:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if isinstance(name, zipfile.ZipInfo):
            info = name
        elif mode == "w":
            info = zipfile.ZipInfo(name)
            info.compress_type, info.compress_level = self.compression, self.compresslevel
        else:
            info = self.getinfo(name)
        return self._writer(info, force_zip64) if mode == "w" else self._reader(info, pwd)

    def _reader(self, info, pwd):
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before trying to read.")
        self._users += 1
        window = Window(self.fp, info.header_offset, self._leave, self._lock, lambda: self._writing)
        try:
            self._enter(window, info)
            secret = None
            if info.flag_bits & ENCRYPTED:
                secret = pwd or self.pwd
                if secret and not isinstance(secret, bytes):
                    raise TypeError(f"pwd: expected bytes, got {type(secret).__name__}")
                if not secret:
                    raise RuntimeError(f"File {info.filename!r} is encrypted, password required for extraction")
            return ZipExtFile(window, "r", info, secret, True, decoder=zipfile._unpacker)
        except:
            window.close()
            raise

    def _enter(self, window, info):
        """Go over the header of a file, which must agree with the directory."""
        head = window.read(LOCAL.size)
        if len(head) != LOCAL.size:
            raise zipfile.BadZipFile("Truncated file header")
        numbers = LOCAL.unpack(head)
        if numbers is None:
            raise zipfile.BadZipFile("Bad magic number for file header")
        raw = window.read(numbers[-2])
        if numbers[-1]:
            window.seek(numbers[-1], 1)
        if info.flag_bits & PATCHED:
            raise NotImplementedError("compressed patched data (flag bit 5)")
        if info.flag_bits & STRONGLY:
            raise NotImplementedError("strong encryption (flag bit 6)")
        name = raw.decode("utf-8" if numbers[2] & UTF8 else self.metadata_encoding or "cp437")
        if name != info.orig_filename:
            raise zipfile.BadZipFile(f"File name in directory {info.orig_filename!r} and header {raw!r} differ.")
        if info._end_offset is not None and window.tell() + info.compress_size > info._end_offset:
            raise zipfile.BadZipFile(f"Overlapped entries: {info.orig_filename!r} (possible zip bomb)")

    def _writer(self, info, force):
        if force and not self._allowZip64:
            raise ValueError("force_zip64 is True, but allowZip64 was False when opening the ZIP file.")
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle open on it. "
                             "Close the first handle before opening another.")
        info.compress_size = info.CRC = 0
        info.flag_bits = (LZMA_END if info.compress_type == zipfile.ZIP_LZMA else 0) | (0 if self._seekable else DESCRIBED)
        info.external_attr = info.external_attr or 0o600 << 16
        large = force or info.file_size * 1.05 > zipfile.ZIP64_LIMIT
        if large and not self._allowZip64:
            raise zipfile.LargeZipFile("Filesize would require ZIP64 extensions")
        self._place(info, large)
        self._writing = True
        return Writer(self, info, zipfile._packer(info.compress_type, info.compress_level), large)

    def _place(self, info, large):
        """Write the header of a file that is added."""
        if self._seekable:
            self.fp.seek(self.start_dir)
        info.header_offset = self.fp.tell()
        self._writecheck(info)
        self._didModify = True
        self.fp.write(info.FileHeader(large))

    def _written(self, info, large):
        """Note a file whose content has been written."""
        limit = zipfile.ZIP64_LIMIT
        if not large and info.file_size > limit:
            raise RuntimeError("File size too large, try using force_zip64" if not info.flag_bits & DESCRIBED else "File size unexpectedly exceeded ZIP64 limit")
        if not large and info.compress_size > limit:
            raise RuntimeError("Compressed size too large, try using force_zip64")
        if info.flag_bits & DESCRIBED:
            self.fp.write(DESCRIPTOR + struct.pack("<LQQ" if large else "<LLL", info.CRC, info.compress_size, info.file_size))
            self.start_dir = self.fp.tell()
        else:
            self.start_dir = self.fp.tell()
            self.fp.seek(info.header_offset)
            self.fp.write(info.FileHeader(large))
            self.fp.seek(self.start_dir)
        self._note(info)

    def _note(self, info):
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info

    def _writecheck(self, info):
        """Whether a file may be added."""
        if info.filename in self.NameToInfo:
            warnings.warn(f"Duplicate name: {info.filename!r}", stacklevel=3)
        if self.mode not in ("w", "x", "a"):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if self.fp is None:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        zipfile._supported(info.compress_type)
        if self._allowZip64:
            return
        for much, what in ((len(self.filelist) >= zipfile.ZIP_FILECOUNT_LIMIT, "Files count"), (info.file_size > zipfile.ZIP64_LIMIT, "Filesize"),
                           (info.header_offset > zipfile.ZIP64_LIMIT, "Zipfile size")):
            if much:
                raise zipfile.LargeZipFile(what + " would require ZIP64 extensions")

    def _check_writable(self):
        if self.fp is None:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists.")

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        """Add a file or directory of the file system."""
        self._check_writable()
        info = zipfile.ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if info.is_dir():
            self.mkdir(info)
            return
        info.compress_type = self.compression if compress_type is None else compress_type
        info.compress_level = self.compresslevel if compresslevel is None else compresslevel
        with io.open(filename, "rb") as source, self.open(info, "w") as target:
            shutil.copyfileobj(source, target, 8 << 10)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        """Add a file with a content."""
        if isinstance(data, str):
            data = data.encode("utf-8")
        info = zinfo_or_arcname
        if not isinstance(info, zipfile.ZipInfo):
            info = zipfile.ZipInfo(info, time.localtime(time.time())[:6])
            info.compress_type, info.compress_level = self.compression, self.compresslevel
            info.external_attr = 0o40775 << 16 | 0x10 if info.filename.endswith("/") else 0o600 << 16
        self._check_writable()
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info.compress_level = compresslevel
        info.file_size = len(data)
        with self._lock, self.open(info, "w") as target:
            target.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=0o777):
        """Add a directory."""
        info = zinfo_or_directory_name
        if isinstance(info, zipfile.ZipInfo):
            if not info.is_dir():
                raise ValueError("The given ZipInfo does not describe a directory")
        elif isinstance(info, str):
            info = zipfile.ZipInfo(info if info.endswith("/") else info + "/")
            info.external_attr = ((0o40000 | mode) & 0xFFFF) << 16 | 0x10
        else:
            raise TypeError("Expected type str or ZipInfo")
        info.compress_size = info.CRC = 0
        with self._lock:
            if info.compress_type == zipfile.ZIP_LZMA:
                info.flag_bits |= LZMA_END
            self._place(info, False)
            self._note(info)
            self.start_dir = self.fp.tell()

    def extract(self, member, path=None, pwd=None):
        """Make a file of the archive one of the file system, below a directory."""
        return self._extract_member(member, os.getcwd() if path is None else os.fspath(path), pwd)

    def extractall(self, path=None, members=None, pwd=None):
        """Make files of the archive, all of them unless they are named, files of the file system."""
        for member in self.namelist() if members is None else members:
            self.extract(member, path, pwd)

    @classmethod
    def _sanitize_windows_name(cls, arcname, pathsep):
        """A name without what Windows cannot have in one."""
        legal = "".join("_" if c in ':<>|"?*' else c for c in arcname)
        parts = (part.rstrip(" .") for part in legal.split(pathsep))
        return pathsep.join(part for part in parts if part)

    def _extract_member(self, member, targetpath, pwd):
        info = member if isinstance(member, zipfile.ZipInfo) else self.getinfo(member)
        name = info.filename.replace("/", os.sep)
        if os.altsep:
            name = name.replace(os.altsep, os.sep)
        parts = os.path.splitdrive(name)[1].split(os.sep)
        name = os.sep.join(part for part in parts if part not in ("", os.curdir, os.pardir))
        if os.sep == "\\":
            name = self._sanitize_windows_name(name, os.sep)
        if not name and not info.is_dir():
            raise ValueError("Empty filename.")
        target = os.path.normpath(os.path.join(targetpath, name))
        above = os.path.dirname(target)
        if above and not os.path.exists(above):
            os.makedirs(above, exist_ok=True)
        if info.is_dir():
            try:
                os.mkdir(target)
            except FileExistsError:
                if not os.path.isdir(target):
                    raise
            return target
        with self.open(info, pwd=pwd) as source, io.open(target, "wb") as file:
            shutil.copyfileobj(source, file)
        return target

    def close(self):
        """Write the directory, if there is something new, and close the file."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before closing the zip.")
        try:
            if self.mode != "r" and self._didModify:
                with self._lock:
                    if self._seekable:
                        self.fp.seek(self.start_dir)
                    self._write_directory()
        finally:
            file, self.fp = self.fp, None
            self._leave(file)

    def _write_directory(self):
        file = self.fp
        for info in self.filelist:
            file.write(info._central())
        at, count, offset = file.tell(), len(self.filelist), self.start_dir
        size = at - offset
        reasons = [what for much, what in ((count > zipfile.ZIP_FILECOUNT_LIMIT, "Files count"), (offset > zipfile.ZIP64_LIMIT, "Central directory offset"),
                                           (size > zipfile.ZIP64_LIMIT, "Central directory size")) if much]
        if reasons:
            if not self._allowZip64:
                raise zipfile.LargeZipFile(reasons[0] + " would require ZIP64 extensions")
            file.write(END64.pack(END64.size - 12, 45, 45, 0, 0, count, count, size, offset))
            file.write(LOCATOR64.pack(0, at, 1))
            count, size, offset = min(count, FULL16), min(size, FULL32), min(offset, FULL32)
        file.write(END.pack(0, 0, count, count, size, offset, len(self._comment)) + self._comment)
        if self.mode == "a":
            file.truncate()
        file.flush()

    def _leave(self, file):
        """The last one who used the file closes it."""
        self._users -= 1
        if not self._users and self._owns:
            file.close()


class PyZipFile(ZipFile):
    """An archive of modules. There are no compiled files to put into it: it has their sources."""

    def __init__(self, file, mode="r", compression=0, allowZip64=True, optimize=-1):
        super().__init__(file, mode, compression, allowZip64)
        self._optimize = optimize

    def writepy(self, pathname, basename="", filterfunc=None):
        """Add a module, the modules of a directory, or a package with all of its own."""
        pathname = os.fspath(pathname)
        if filterfunc and not filterfunc(pathname):
            return
        folder, name = os.path.split(pathname)
        if not os.path.isdir(pathname):
            if not pathname.endswith(".py"):
                raise RuntimeError('Files added with writepy() must end with ".py"')
            self.write(pathname, os.path.join(basename, name))
            return
        package = os.path.isfile(os.path.join(pathname, "__init__.py"))
        inside = os.path.join(basename, name) if package else basename
        for entry in sorted(os.listdir(pathname)):
            whole = os.path.join(pathname, entry)
            if package and os.path.isdir(whole):
                if os.path.isfile(os.path.join(whole, "__init__.py")):
                    self.writepy(whole, inside, filterfunc)
            elif os.path.splitext(entry)[1] == ".py" and not (filterfunc and not filterfunc(whole)):
                self.write(whole, os.path.join(inside, entry))
