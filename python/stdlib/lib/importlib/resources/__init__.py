"""Files that packages bring beside their modules."""

import contextlib
import importlib
import sys
import types
from pathlib import Path

from . import abc

__all__ = ['Anchor', 'Package', 'as_file', 'contents', 'files', 'is_resource', 'open_binary', 'open_text', 'path', 'read_binary', 'read_text']

Package = str | types.ModuleType
Anchor = Package


class _Several(abc.Traversable):
    """The directories of a namespace package, as one."""

    def __init__(self, paths):
        self._paths = paths

    def iterdir(self):
        seen = set()
        for path in self._paths:
            for entry in path.iterdir():
                if entry.name not in seen:
                    seen.add(entry.name)
                    yield entry

    def is_dir(self):
        return True

    def is_file(self):
        return False

    def open(self, mode='r', *args, **kwargs):
        raise IsADirectoryError(str(self))

    def joinpath(self, *descendants):
        for path in self._paths:
            found = path.joinpath(*descendants)
            if found.exists():
                return found
        return self._paths[0].joinpath(*descendants)

    @property
    def name(self):
        return self._paths[0].name

    def __repr__(self):
        return f'MultiplexedPath({", ".join(repr(str(path)) for path in self._paths)})'


def _anchor(anchor):
    if anchor is None:
        anchor = sys._getframe(2).f_globals['__name__']
        module = importlib.import_module(anchor)
        return module if hasattr(module, '__path__') else importlib.import_module(anchor.rpartition('.')[0])
    if isinstance(anchor, types.ModuleType):
        return anchor
    if isinstance(anchor, str):
        return importlib.import_module(anchor)
    raise TypeError(f'{anchor!r} is no package')


def files(anchor=None):
    """Return where the files of a package are, or of the package that a module is in: as pathlib's Path."""
    module = _anchor(anchor)
    reader = getattr(getattr(module.__spec__, 'loader', None), 'get_resource_reader', None)
    reader = reader(module.__spec__.name) if reader is not None else None
    if reader is not None and hasattr(reader, 'files'):
        return reader.files()
    if getattr(module, '__file__', None):
        return Path(module.__file__).parent
    paths = [Path(path) for path in module.__path__]
    return paths[0] if len(paths) == 1 else _Several(paths)


@contextlib.contextmanager
def as_file(path):
    """A context in which a file, or a directory, is in the file system: Path it is already, others are copied for as long."""
    if isinstance(path, Path):
        yield path
        return
    import tempfile
    with tempfile.TemporaryDirectory() as directory:
        yield _copy(path, Path(directory))


def _copy(source, into):
    target = into / source.name
    if source.is_dir():
        target.mkdir()
        for entry in source.iterdir():
            _copy(entry, target)
    else:
        target.write_bytes(source.read_bytes())
    return target


def open_binary(anchor, *path_names):
    """Open a file of a package, for reading bytes."""
    return files(_anchor(anchor)).joinpath(*path_names).open('rb')


def open_text(anchor, *path_names, encoding='utf-8', errors='strict'):
    """Open a file of a package, for reading text."""
    return files(_anchor(anchor)).joinpath(*path_names).open('r', encoding=encoding, errors=errors)


def read_binary(anchor, *path_names):
    """Return what is in a file of a package."""
    return files(_anchor(anchor)).joinpath(*path_names).read_bytes()


def read_text(anchor, *path_names, encoding='utf-8', errors='strict'):
    """Return the text in a file of a package."""
    return files(_anchor(anchor)).joinpath(*path_names).read_text(encoding=encoding, errors=errors)


def path(anchor, *path_names):
    """A context in which a file of a package is in the file system."""
    return as_file(files(_anchor(anchor)).joinpath(*path_names))


def is_resource(anchor, *path_names):
    """Return whether a package brings such a file."""
    return files(_anchor(anchor)).joinpath(*path_names).is_file()


def contents(anchor, *path_names):
    """Iterate over the names of what is beside a package's modules, them included: an old function."""
    import warnings
    warnings.warn('importlib.resources.contents is deprecated. Use files(anchor).iterdir() instead.', DeprecationWarning, stacklevel=2)
    return (entry.name for entry in files(_anchor(anchor)).joinpath(*path_names).iterdir())
