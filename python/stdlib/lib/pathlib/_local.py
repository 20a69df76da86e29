"""The classes of module pathlib: names by themselves, and names that ask the file system."""

import errno
import functools
import glob as _glob
import io
import ntpath
import os
import posixpath
import re
import sys
from collections.abc import Sequence
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISLNK, S_ISREG, S_ISSOCK

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class UnsupportedOperation(NotImplementedError):
    """What this system does not do."""


class _PathParents(Sequence):
    """The directories above a path, the nearest first."""

    __slots__ = ("_path", "_drv", "_root", "_tail")

    def __init__(self, path):
        self._path, self._drv, self._root, self._tail = path, path.drive, path.root, path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._make(self._drv, self._root, self._tail[: -index - 1])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """A name of a file, taken apart: nothing is asked of the file system."""

    __slots__ = ("_raw_paths", "_drv", "_root", "_tail_cached", "_str", "_folded", "_hash")
    parser = os.path

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PureWindowsPath if os.name == "nt" else PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        paths = []
        for arg in args:
            if isinstance(arg, PurePath):
                if arg.parser is not self.parser:
                    paths.append(arg.as_posix())
                else:
                    paths.extend(arg._raw_paths)
                continue
            try:
                path = os.fspath(arg)
            except TypeError:
                path = arg
            if not isinstance(path, str):
                raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                                f"not {type(path).__name__!r}")
            paths.append(path)
        self._raw_paths = paths

    def with_segments(self, *pathsegments):
        """Make a path of the same kind: subclasses that need more for it change this."""
        return type(self)(*pathsegments)

    # Taking apart.

    def _load(self):
        paths = self._raw_paths
        path = "" if not paths else paths[0] if len(paths) == 1 else self.parser.join(*paths)
        self._drv, self._root, self._tail_cached = self._parse(path)

    @classmethod
    def _parse(cls, path):
        if not path:
            return "", "", []
        parser = cls.parser
        sep = parser.sep
        if parser.altsep:
            path = path.replace(parser.altsep, sep)
        drive, root, rest = parser.splitroot(path)
        if not root and drive.startswith(sep) and not drive.endswith(sep):
            parts = drive.split(sep)
            if len(parts) == 4 and parts[2] not in "?." or len(parts) == 6:
                root = sep  # a share is its own root
        return drive, root, [part for part in rest.split(sep) if part and part != "."]

    def _make(self, drive, root, tail):
        path = self.with_segments(self._join(drive, root, tail))
        path._drv, path._root, path._tail_cached = drive, root, tail
        path._str = self._join(drive, root, tail) or "."
        return path

    @classmethod
    def _join(cls, drive, root, tail):
        sep = cls.parser.sep
        if drive or root:
            return drive + root + sep.join(tail)
        if tail and cls.parser.splitdrive(tail[0])[0]:
            return "." + sep + sep.join(tail)  # else it would begin with a drive
        return sep.join(tail)

    @property
    def drive(self):
        """The drive, or the share."""
        try:
            return self._drv
        except AttributeError:
            self._load()
            return self._drv

    @property
    def root(self):
        """The slash with which an absolute path begins."""
        try:
            return self._root
        except AttributeError:
            self._load()
            return self._root

    @property
    def _tail(self):
        try:
            return self._tail_cached
        except AttributeError:
            self._load()
            return self._tail_cached

    @property
    def anchor(self):
        """The drive and the root."""
        return self.drive + self.root

    @property
    def parts(self):
        """The parts, of which the anchor is one."""
        anchor = self.anchor
        return (anchor, *self._tail) if anchor else tuple(self._tail)

    @property
    def parent(self):
        """The directory above."""
        tail = self._tail
        return self._make(self.drive, self.root, tail[:-1]) if tail else self

    @property
    def parents(self):
        """The directories above, the nearest first."""
        return _PathParents(self)

    @property
    def name(self):
        """The last part."""
        tail = self._tail
        return tail[-1] if tail else ""

    def _dot(self):
        """Where in the name the suffix begins: at its end, if there is none."""
        name = self.name
        at = name.rfind(".")
        return at if 0 < at < len(name) - 1 else len(name)

    @property
    def suffix(self):
        """The last dot of the name, and what comes after it."""
        return self.name[self._dot():]

    @property
    def suffixes(self):
        """All suffixes."""
        name = self.name
        if name.endswith("."):
            return []
        return ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The name without its last suffix."""
        return self.name[: self._dot()]

    # Making others of it.

    def with_name(self, name):
        """Return the path with another name."""
        parser = self.parser
        if not name or parser.sep in name or parser.altsep and parser.altsep in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        tail = self._tail
        if not tail:
            raise ValueError(f"{self!r} has an empty name")
        return self._make(self.drive, self.root, [*tail[:-1], name])

    def with_stem(self, stem):
        """Return the path with another stem."""
        suffix = self.suffix
        if suffix and not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """Return the path with another suffix; without any, if that is empty."""
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not (suffix.startswith(".") and len(suffix) > 1):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    def joinpath(self, *pathsegments):
        """Return what this and more parts make together."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        return self._joined(self, key)

    def __rtruediv__(self, key):
        return self._joined(key, self)

    def _joined(self, *segments):
        try:
            return self.with_segments(*segments)
        except TypeError:
            return NotImplemented

    def relative_to(self, other, *_deprecated, walk_up=False):
        """Return the path as seen from another one."""
        if _deprecated:
            self._warn_arguments("relative_to")
            other = self.with_segments(other, *_deprecated)
        elif not isinstance(other, PurePath):
            other = self.with_segments(other)
        for up, base in enumerate((other, *other.parents)):
            if base == self or base in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if base.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._make("", "", [".."] * up + self._tail[len(base._tail):])

    def is_relative_to(self, other, *_deprecated):
        """Tell whether the path is the other one or below it."""
        if _deprecated:
            self._warn_arguments("is_relative_to")
            other = self.with_segments(other, *_deprecated)
        elif not isinstance(other, PurePath):
            other = self.with_segments(other)
        return other == self or other in self.parents

    @staticmethod
    def _warn_arguments(method):
        import warnings

        warnings.warn(f"support for supplying more than one positional argument to pathlib.PurePath.{method}() is deprecated and "
                      "scheduled for removal in Python 3.14", DeprecationWarning, stacklevel=3)

    def is_absolute(self):
        """Tell whether the path begins at the root."""
        if self.parser is posixpath:
            return any(path.startswith("/") for path in self._raw_paths)
        return self.parser.isabs(str(self))

    def is_reserved(self):
        """Tell whether Windows keeps the name for itself."""
        import warnings

        warnings.warn("pathlib.PurePath.is_reserved() is deprecated and scheduled for removal in Python 3.15. Use os.path.isreserved() "
                      "to detect reserved paths on Windows.", DeprecationWarning, stacklevel=2)
        return self.parser is ntpath and self.parser.isreserved(self)

    # As other things.

    def __str__(self):
        try:
            return self._str
        except AttributeError:
            self._str = self._join(self.drive, self.root, self._tail) or "."
            return self._str

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def as_posix(self):
        """Return the path with slashes that lean forward."""
        return str(self).replace(self.parser.sep, "/")

    def as_uri(self):
        """Return the path as a URL."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        drive = self.drive
        if len(drive) == 2 and drive[1] == ":":
            prefix, path = "file:///" + drive, self.as_posix()[2:]
        elif drive:
            prefix, path = "file:", self.as_posix()
        else:
            prefix, path = "file://", str(self)
        from urllib.parse import quote_from_bytes

        return prefix + quote_from_bytes(os.fsencode(path))

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def __reduce__(self):
        return type(self), tuple(self._raw_paths)

    # Order.

    @property
    def _fold(self):
        try:
            return self._folded
        except AttributeError:
            self._folded = str(self) if self.parser is posixpath else str(self).lower()
            return self._folded

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(self._fold)
            return self._hash

    def _order(self, other):
        """What two paths are compared by; None if they cannot be."""
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return None
        sep = self.parser.sep
        return self._fold.split(sep), other._fold.split(sep)

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._fold == other._fold and self.parser is other.parser

    def __lt__(self, other):
        both = self._order(other)
        return NotImplemented if both is None else both[0] < both[1]

    def __le__(self, other):
        both = self._order(other)
        return NotImplemented if both is None else both[0] <= both[1]

    def __gt__(self, other):
        both = self._order(other)
        return NotImplemented if both is None else both[0] > both[1]

    def __ge__(self, other):
        both = self._order(other)
        return NotImplemented if both is None else both[0] >= both[1]

    # Patterns.

    def _minds_case(self, case_sensitive):
        return self.parser is posixpath if case_sensitive is None else case_sensitive

    def full_match(self, pattern, *, case_sensitive=None):
        """Tell whether the whole path fits a pattern, in which ** stands for any number of parts."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        text = str(pattern) if pattern.parts else ""
        fits = _matcher(text, self.parser.sep, self._minds_case(case_sensitive), True)
        return fits(str(self) if self.parts else "") is not None

    def match(self, path_pattern, *, case_sensitive=None):
        """Tell whether the path, or its end if the pattern is relative, fits a pattern."""
        if not isinstance(path_pattern, PurePath):
            path_pattern = self.with_segments(path_pattern)
        minds = self._minds_case(case_sensitive)
        parts, wanted = self.parts[::-1], path_pattern.parts[::-1]
        if not wanted:
            raise ValueError("empty pattern")
        if len(parts) < len(wanted) or len(parts) > len(wanted) and path_pattern.anchor:
            return False
        sep = self.parser.sep
        return all(_matcher(pattern, sep, minds, False)(part) for part, pattern in zip(parts, wanted))


os.PathLike.register(PurePath)


@functools.lru_cache(maxsize=512)
def _matcher(pattern, sep, minds_case, recursive):
    text = _glob.translate(pattern, recursive=recursive, include_hidden=True, seps=sep)
    return re.compile(text, re.NOFLAG if minds_case else re.IGNORECASE).match


class PurePosixPath(PurePath):
    """A name as POSIX has it."""

    __slots__ = ()
    parser = posixpath


class PureWindowsPath(PurePath):
    """A name as Windows has it."""

    __slots__ = ()
    parser = ntpath


# What says that a file is not there, or not what it should be.
_MISSING = {errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP}


class Path(PurePath):
    """A name of a file, and what can be done with that file."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = WindowsPath if os.name == "nt" else PosixPath
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        if kwargs:
            import warnings

            warnings.warn("support for supplying keyword arguments to pathlib.PurePath is deprecated and scheduled for removal in Python 3.14",
                          DeprecationWarning, stacklevel=2)
        super().__init__(*args)

    # Finding out.

    def stat(self, *, follow_symlinks=True):
        """Return what is known of the file."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """Return what is known of the file, even if it is a link."""
        return os.lstat(self)

    def _is(self, kind, follow_symlinks=True):
        try:
            return kind(self.stat(follow_symlinks=follow_symlinks).st_mode)
        except OSError as e:
            if e.errno not in _MISSING:
                raise
        except ValueError:
            pass
        return False

    def exists(self, *, follow_symlinks=True):
        """Tell whether the file is there."""
        return self._is(lambda mode: True, follow_symlinks)

    def is_dir(self, *, follow_symlinks=True):
        """Tell whether it is a directory."""
        return self._is(S_ISDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Tell whether it is a regular file."""
        return self._is(S_ISREG, follow_symlinks)

    def is_symlink(self):
        """Tell whether it is a symbolic link."""
        return self._is(S_ISLNK, False)

    def is_block_device(self):
        """Tell whether it is a block device."""
        return self._is(S_ISBLK)

    def is_char_device(self):
        """Tell whether it is a character device."""
        return self._is(S_ISCHR)

    def is_fifo(self):
        """Tell whether it is a named pipe."""
        return self._is(S_ISFIFO)

    def is_socket(self):
        """Tell whether it is a socket."""
        return self._is(S_ISSOCK)

    def is_mount(self):
        """Tell whether another file system begins here."""
        return os.path.ismount(self)

    def is_junction(self):
        """Tell whether it is a junction, which only Windows has."""
        return os.path.isjunction(self)

    def samefile(self, other_path):
        """Tell whether another name is of the same file."""
        other = other_path.stat() if isinstance(other_path, PurePath) else os.stat(other_path)
        return os.path.samestat(self.stat(), other)

    def owner(self, *, follow_symlinks=True):
        """Return the name of who owns the file."""
        uid = self.stat(follow_symlinks=follow_symlinks).st_uid
        try:
            import pwd
        except ImportError:
            raise UnsupportedOperation(f"{type(self).__name__}.owner() is unsupported on this system") from None
        return pwd.getpwuid(uid).pw_name

    def group(self, *, follow_symlinks=True):
        """Return the name of the group that owns the file."""
        gid = self.stat(follow_symlinks=follow_symlinks).st_gid
        try:
            import grp
        except ImportError:
            raise UnsupportedOperation(f"{type(self).__name__}.group() is unsupported on this system") from None
        return grp.getgrgid(gid).gr_name

    # Other names of it.

    @classmethod
    def cwd(cls):
        """Return the working directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """Return the home directory."""
        return cls("~").expanduser()

    @classmethod
    def from_uri(cls, uri):
        """Return the path that a URL of a file names."""
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == "///":
            path = path[2:]
        elif path[:12] == "//localhost/":
            path = path[11:]
        if path[:3] == "///" or path[:1] == "/" and path[2:3] in ":|":
            path = path[1:]
        if path[1:2] == "|":
            path = path[:1] + ":" + path[2:]
        from urllib.parse import unquote_to_bytes

        path = cls(os.fsdecode(unquote_to_bytes(path)))
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return path

    def absolute(self):
        """Return the path from the root, links and dots kept."""
        if self.is_absolute():
            return self
        cwd = os.getcwd()
        if not self._tail:
            return self.with_segments(cwd)
        return self.with_segments(cwd, self)

    def resolve(self, strict=False):
        """Return the path without links and dots."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def expanduser(self):
        """Replace ~ and ~user at the beginning."""
        tail = self._tail
        if not self.drive and not self.root and tail and tail[0][:1] == "~":
            home = os.path.expanduser(tail[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return self.with_segments(home, *tail[1:])
        return self

    def readlink(self):
        """Return where a link leads to."""
        return self.with_segments(os.readlink(self))

    # Reading and writing.

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file."""
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """Return the content."""
        with self.open("rb", buffering=0) as f:
            return f.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """Return the content as text."""
        with self.open("r", encoding=io.text_encoding(encoding), errors=errors, newline=newline) as f:
            return f.read()

    def write_bytes(self, data):
        """Replace the content."""
        view = memoryview(data)
        with self.open("wb") as f:
            return f.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Replace the content by text."""
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=io.text_encoding(encoding), errors=errors, newline=newline) as f:
            return f.write(data)

    # Changing.

    def touch(self, mode=0o666, exist_ok=True):
        """Make the file if it is not there, or make it look as changed just now."""
        if exist_ok:
            try:
                os.utime(self, None)
                return
            except OSError:
                pass
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make a directory."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            above = self.parent
            if not parents or above == self:
                raise
            above.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            # What went wrong may be anything, if only the directory is there.
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        """Change what may be done with the file."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        """Change what may be done with the file, even if it is a link."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Remove the file."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Remove the directory, which must be empty."""
        os.rmdir(self)

    def rename(self, target):
        """Give the file another name, and return that."""
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        """Give the file another name, in place of what had that."""
        os.replace(self, target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        """Make this a symbolic link."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make this another name of a file."""
        os.link(target, self)

    # Directories.

    def iterdir(self):
        """Iterate over what is in the directory."""
        root = "" if not self.parts else str(self)
        names = os.listdir(root or ".")
        return (self._make(self.drive, self.root, [*self._tail, name]) for name in names)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Iterate over the directories below: each with the names in it."""
        sys.audit("pathlib.Path.walk", self, on_error, follow_symlinks)
        for name, dirs, files in os.walk(self, top_down, on_error, follow_symlinks):
            yield self.with_segments(name), dirs, files

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Iterate over what is below, and fits a pattern."""
        sys.audit("pathlib.Path.glob", self, pattern)
        if not isinstance(pattern, PurePath):
            given = os.fspath(pattern)
            pattern = self.with_segments(given)
            only_dirs = given.endswith(tuple(filter(None, (self.parser.sep, self.parser.altsep))))
        else:
            only_dirs = pattern._raw_paths and pattern._raw_paths[-1].endswith(self.parser.sep)
        if pattern.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = list(pattern._tail)
        if not parts:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if only_dirs:
            parts.append("")
        search = _Search(self._minds_case(case_sensitive), case_sensitive is not None, recurse_symlinks, parts.count("**") > 1)
        tail = self._tail
        base = str(self) if self.parts else "."
        return (self._make(self.drive, self.root, tail + found) for found in search.below(base, [], parts))

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Iterate over what is anywhere below, and fits a pattern."""
        sys.audit("pathlib.Path.rglob", self, pattern)
        text = pattern.as_posix() if isinstance(pattern, PurePath) else os.fspath(pattern)
        if self.with_segments(text).anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return self.glob("**" + self.parser.sep + text, case_sensitive=case_sensitive, recurse_symlinks=recurse_symlinks)


class _Search:
    """One search by a pattern."""

    def __init__(self, minds_case, told, follow, twice):
        self.minds_case, self.told, self.follow = minds_case, told, follow
        self.seen = set() if twice else None  # with two ** there are several ways to the same file

    def entries(self, path):
        try:
            with os.scandir(path) as found:
                return list(found)
        except OSError:
            return []

    def below(self, path, names, parts):
        """Give the names of what fits the parts of a pattern below a directory."""
        if not parts:
            if self.seen is not None:
                if (key := tuple(names)) in self.seen:
                    return
                self.seen.add(key)
            yield names
            return
        part, rest = parts[0], parts[1:]
        if part == "":
            if os.path.isdir(path):
                yield from self.below(path, names, rest)
        elif part == "**":
            yield from self.anywhere(path, names, rest)
        elif part == ".." or not (self.told or _glob.has_magic(part)):
            there = os.path.join(path, part)
            if os.path.lexists(there) and (not rest or os.path.isdir(there)):
                yield from self.below(there, [*names, part], rest)
        else:
            fits = _matcher(part, os.sep, self.minds_case, False)
            for entry in self.entries(path):
                if fits(entry.name) and (not rest or self.is_dir(entry, True)):
                    yield from self.below(entry.path, [*names, entry.name], rest)

    def anywhere(self, path, names, rest):
        """Give what fits the rest of a pattern in a directory or in any below it."""
        while rest and rest[0] == "**":
            rest = rest[1:]
        if not os.path.isdir(path):
            return
        todo = [(path, names)]
        files = not rest  # at the end, ** stands for files too
        yield from self.below(path, names, rest)
        while todo:
            path, names = todo.pop()
            for entry in self.entries(path):
                here = [*names, entry.name]
                if self.is_dir(entry, self.follow):
                    todo.append((entry.path, here))
                    yield from self.below(entry.path, here, rest)
                elif files:
                    yield from self.below(entry.path, here, rest)

    @staticmethod
    def is_dir(entry, follow):
        try:
            return entry.is_dir(follow_symlinks=follow)
        except OSError:
            return False


class PosixPath(Path, PurePosixPath):
    """A name of a file on a POSIX system."""

    __slots__ = ()
    if os.name == "nt":
        def __new__(cls, *args, **kwargs):
            raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")


class WindowsPath(Path, PureWindowsPath):
    """A name of a file on Windows."""

    __slots__ = ()
    if os.name != "nt":
        def __new__(cls, *args, **kwargs):
            raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")
