"""What the system does for programs: files, the environment, processes.

All of it goes through what the host grants; what it does not grant is refused with PermissionError.
"""

import abc
import posix
import stat as st
import sys
from _collections_abc import Mapping, MutableMapping
from posix import *
from posix import _exit, _have_functions

import posixpath as path
sys.modules['os.path'] = path
from os.path import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

name = 'posix'
linesep = '\n'
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1

# There are no descriptors of directories to see names from.
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = {posix.stat, posix.listdir, posix.scandir, posix.truncate, posix.chmod}
supports_follow_symlinks = {posix.stat, posix.chown, posix.utime}

GenericAlias = type(list[int])

__all__ = [each for each in dir(posix) if not each.startswith('_')] + [
    'DirEntry', 'PathLike', 'P_NOWAIT', 'P_NOWAITO', 'P_WAIT', 'SEEK_CUR', 'SEEK_END', 'SEEK_SET', '_exit', 'altsep', 'curdir', 'defpath', 'devnull',
    'environ', 'environb', 'execl', 'execle', 'execlp', 'execlpe', 'execvp', 'execvpe', 'extsep', 'fdopen', 'fsdecode', 'fsencode', 'get_exec_path',
    'getenv', 'getenvb', 'linesep', 'makedirs', 'name', 'pardir', 'path', 'pathsep', 'popen', 'process_cpu_count', 'removedirs', 'renames', 'sep',
    'supports_bytes_environ', 'supports_dir_fd', 'supports_effective_ids', 'supports_fd', 'supports_follow_symlinks', 'system', 'walk',
]


def _get_exports_list(module):
    """Return the public names of a module."""
    listed = getattr(module, '__all__', None)
    return list(listed) if listed is not None else [each for each in dir(module) if not each.startswith('_')]


# Directories

def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory, and those above it that are not there."""
    above, last = path.split(name)
    if not last:
        above, last = path.split(above)
    if above and last and not path.exists(above):
        try:
            makedirs(above, exist_ok=exist_ok)
        except FileExistsError:
            pass  # someone else was faster
        if last == (b'.' if isinstance(last, bytes) else '.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        # The system may have other reasons to complain before it sees that the directory is there.
        if not exist_ok or not path.isdir(name):
            raise


def _prune(name):
    """Remove empty directories, from name upwards."""
    while name:
        try:
            rmdir(name)
        except OSError:
            return
        above, last = path.split(name)
        name = above if last else path.split(above)[0]


def removedirs(name):
    """Remove an empty directory, and those above it that are empty then."""
    rmdir(name)
    above, last = path.split(name)
    if not last:
        above = path.split(above)[0]
    _prune(above)


def renames(old, new):
    """Rename, making directories as needed, and removing those that are empty then."""
    above, last = path.split(new)
    if above and last and not path.exists(above):
        makedirs(above)
    rename(old, new)
    above, last = path.split(old)
    if above and last:
        _prune(above)


_walk_symlinks_as_files = object()


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yield (directory, names of directories, names of files) for a tree."""
    sys.audit('os.walk', top, topdown, onerror, followlinks)
    todo = [fspath(top)]
    while todo:
        here = todo.pop()
        if isinstance(here, tuple):
            yield here
            continue
        dirs, files, into = [], [], []
        try:
            with scandir(here) as entries:
                for entry in entries:
                    try:
                        if followlinks is _walk_symlinks_as_files:
                            is_dir = entry.is_dir(follow_symlinks=False) and not entry.is_junction()
                        else:
                            is_dir = entry.is_dir()
                    except OSError:
                        is_dir = False
                    (dirs if is_dir else files).append(entry.name)
                    if is_dir and not topdown:
                        try:
                            if followlinks is True or followlinks and followlinks is not _walk_symlinks_as_files or not entry.is_symlink():
                                into.append(entry.path)
                        except OSError:
                            into.append(entry.path)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        if topdown:
            yield here, dirs, files
            # The caller may have changed dirs.
            for each in reversed(dirs):
                below = path.join(here, each)
                if followlinks or not path.islink(below):
                    todo.append(below)
        else:
            todo.append((here, dirs, files))
            todo.extend(reversed(into))


# Names

def fsencode(filename):
    """Return a name in the bytes of the system."""
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    """Return a name as text; bytes that are no text become surrogates."""
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


class PathLike(abc.ABC):
    """What stands for the name of a file."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """Return the name."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not PathLike:
            return NotImplemented
        for each in subclass.__mro__:
            if '__fspath__' in each.__dict__:
                return NotImplemented if each.__dict__['__fspath__'] is None else True
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


# The environment

class _Environ(MutableMapping):
    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey, self.decodekey = encodekey, decodekey
        self.encodevalue, self.decodevalue = encodevalue, decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key, value = self.encodekey(key), self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        inside = ', '.join(f'{self.decodekey(key)!r}: {self.decodevalue(value)!r}' for key, value in self._data.items())
        return f'environ({{{inside}}})'

    def copy(self):
        'A dict of the variables, which has nothing to do with the environment any more.'
        return dict(self)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return {**self, **other} if isinstance(other, Mapping) else NotImplemented

    def __ror__(self, other):
        return {**other, **self} if isinstance(other, Mapping) else NotImplemented


def _encode_variable(value):
    if not isinstance(value, str):
        raise TypeError('str expected, not %s' % type(value).__name__)
    return value.encode('utf-8', 'surrogateescape')


def _decode_variable(value):
    return value.decode('utf-8', 'surrogateescape')


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError('bytes expected, not %s' % type(value).__name__)
    return value


supports_bytes_environ = True
environ = _Environ(posix.environ, _encode_variable, _decode_variable, _encode_variable, _decode_variable)
environb = _Environ(environ._data, _check_bytes, bytes, _check_bytes, bytes)


def getenv(key, default=None):
    """Return a variable of the environment, or the default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """Return a variable of the environment as bytes, or the default."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """Return the directories in which programs are looked for."""
    env = environ if env is None else env
    try:
        found = env.get('PATH')
    except TypeError:
        found = None
    try:
        found_bytes = env[b'PATH']
    except (KeyError, TypeError):
        pass
    else:
        if found is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        found = fsdecode(found_bytes)
    return (defpath if found is None else fsdecode(found)).split(pathsep)


# Processes

def _no_replacing(name):
    def refused(*args):
        posix.execv(*args)
    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = 'Refused: the process belongs to the host.'
    return refused


for _each in 'execl execle execlp execlpe execvp execvpe'.split():
    globals()[_each] = _no_replacing(_each)
del _each, _no_replacing


def system(command):
    """Run a command of the shell; how it ended is returned, as waitpid has it."""
    import subprocess
    with subprocess.Popen(command, shell=True) as process:
        code = process.wait()
    return code << 8 if code >= 0 else -code


class _PopenFile:
    """The stream that popen returns: closing it gives how the command ended."""

    def __init__(self, stream, process):
        self._stream, self._proc = stream, process

    def close(self):
        self._stream.close()
        code = self._proc.wait()
        if code == 0:
            return None
        return code << 8 if code > 0 else code

    def __iter__(self):
        return iter(self._stream)

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def popen(cmd, mode='r', buffering=-1):
    """Run a command of the shell, and read what it writes or write what it reads."""
    if not isinstance(cmd, str):
        raise TypeError('invalid cmd type (%s, expected string)' % type(cmd))
    if mode not in ('r', 'w'):
        raise ValueError('invalid mode %r' % mode)
    if buffering == 0 or buffering is None:
        raise ValueError('popen() does not support unbuffered streams')
    import subprocess
    reading = mode == 'r'
    pipe = {'stdout' if reading else 'stdin': subprocess.PIPE}
    process = subprocess.Popen(cmd, shell=True, text=True, bufsize=buffering, **pipe)
    return _PopenFile(process.stdout if reading else process.stdin, process)


def process_cpu_count():
    """Return how many processors this process may use."""
    return cpu_count()


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """Make a stream over a descriptor."""
    if not isinstance(fd, int):
        raise TypeError('invalid fd type (%s, expected integer)' % type(fd))
    import io
    if 'b' not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)
