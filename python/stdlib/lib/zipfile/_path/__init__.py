"""Paths inside of archives, with the methods of pathlib's."""

import io
import pathlib
import posixpath
import re
import stat
import zipfile

__all__ = ["Path"]


def _above(name):
    """The directories that a file stands in, the nearest first."""
    name = posixpath.dirname(name.rstrip("/"))
    while name.rstrip("/"):
        yield name + "/"
        name = posixpath.dirname(name)


class CompleteDirs:
    """The directories that an archive has no entries of, but files in."""

    @staticmethod
    def _implied_dirs(names):
        there = set(names)
        implied = dict.fromkeys(folder for name in names for folder in _above(name))
        return [folder for folder in implied if folder not in there]

    @classmethod
    def inject(cls, zf):
        """Add the directories to an archive that is being written."""
        for folder in cls._implied_dirs(zf.namelist()):
            zf.writestr(folder, b"")
        return zf


class _Names:
    """The names of an archive, the directories implied among them; looked up again each time while it may change."""

    def __init__(self, archive):
        self._archive, self._known = archive, None

    def _lookup(self):
        if self._known is None or self._archive.mode != "r":
            listed = self._archive.namelist()
            whole = listed + CompleteDirs._implied_dirs(listed)
            self._known = whole, frozenset(whole)
        return self._known

    def __iter__(self):
        return iter(self._lookup()[0])

    def __contains__(self, name):
        return name in self._lookup()[1]


def _segment(text):
    """The regular expression of a part of a pattern."""
    if text == "*":
        return "[^/]+"
    if "**" in text:
        raise ValueError("** must appear alone in a path segment")
    return re.sub(r"\[[^\]]*\]|[*?]|[^*?[]+|\[", lambda m: _PIECES.get(m[0][:1]) or _literal(m[0]), text)


_PIECES = {"*": "[^/]*", "?": "[^/]"}


def _literal(text):
    return text if text.startswith("[") and text != "[" else re.escape(text)


def _glob_expression(pattern):
    said = "/".join(".*" if part == "**" else _segment(part) for part in pattern.split("/"))
    return re.compile(f"(?s:{said})/?")


class Path:
    """A file or directory in an archive, which may not be there."""

    def __init__(self, root, at=""):
        if not isinstance(root, zipfile.ZipFile):
            root = zipfile.ZipFile(root)
        self.root, self.at = root, at
        self._names = _Names(root)

    def __reduce__(self):
        if not self.root._owns:
            raise TypeError(f"cannot pickle {type(self.root.fp).__name__!r} object")
        return type(self), (self.root.filename, self.at)

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return (self.root, self.at) == (other.root, other.at)

    def __hash__(self):
        return hash((self.root, self.at))

    def __str__(self):
        return posixpath.join(self.root.filename, self.at)

    def __repr__(self):
        return f"{type(self).__name__}({self.root.filename!r}, {self.at!r})"

    def _at(self, name):
        found = type(self).__new__(type(self))
        found.__dict__.update(self.__dict__)
        found.at = name
        return found

    def open(self, mode="r", *args, pwd=None, **kwargs):
        """Open the file, as text unless there is a "b" in the mode."""
        if self.is_dir():
            raise IsADirectoryError(self)
        kind = mode[0]
        if kind == "r" and not self.exists():
            raise FileNotFoundError(self)
        binary = "b" in mode
        if binary and (args or kwargs):
            raise ValueError("encoding args invalid for binary operation")
        if not binary:
            args, kwargs = _with_encoding(*args, **kwargs)
        file = self.root.open(self.at, kind, pwd=pwd)
        return file if binary else io.TextIOWrapper(file, *args, **kwargs)

    def read_text(self, *args, **kwargs):
        args, kwargs = _with_encoding(*args, **kwargs)
        with self.open("r", *args, **kwargs) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def _file(self):
        """What pathlib makes of it, for all that is about names."""
        return pathlib.PurePosixPath(self.at) if self.at else pathlib.Path(self.root.filename)

    @property
    def name(self):
        return self._file().name

    @property
    def suffix(self):
        return self._file().suffix

    @property
    def suffixes(self):
        return self._file().suffixes

    @property
    def stem(self):
        return self._file().stem

    @property
    def filename(self):
        return pathlib.Path(self.root.filename).joinpath(self.at)

    @property
    def parent(self):
        if not self.at:
            return self.filename.parent
        above = posixpath.dirname(self.at.rstrip("/"))
        return self._at(above + "/" if above else above)

    def is_dir(self):
        return not self.at or self.at.endswith("/")

    def is_file(self):
        return not self.is_dir() and self.exists()

    def exists(self):
        return self.at in self._names

    def is_symlink(self):
        if self.at in self._names and self.at not in self.root.NameToInfo:
            return False  # a directory that is only implied
        return stat.S_ISLNK(self.root.getinfo(self.at).external_attr >> 16)

    def iterdir(self):
        """The files and directories of a directory."""
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        here = self.at.rstrip("/")
        return (self._at(name) for name in self._names if posixpath.dirname(name.rstrip("/")) == here)

    def match(self, path_pattern):
        return pathlib.PurePosixPath(self.at).match(path_pattern)

    def glob(self, pattern):
        """What is below, as far as its path from here matches a pattern."""
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        fits = _glob_expression(pattern).fullmatch
        return (self._at(name) for name in self._names if name.startswith(self.at) and fits(name[len(self.at) :]))

    def rglob(self, pattern):
        return self.glob(f"**/{pattern}")

    def relative_to(self, other, *extra):
        return posixpath.relpath(str(self), str(other.joinpath(*extra)))

    def joinpath(self, *other):
        """A path below, which is a directory if the archive has one."""
        name = posixpath.join(self.at, *other)
        folder = name + "/"
        return self._at(folder if name not in self._names and folder in self._names else name)

    __truediv__ = joinpath


def _with_encoding(encoding=None, *args, **kwargs):
    return (io.text_encoding(encoding, 3), *args), kwargs
