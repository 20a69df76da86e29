"""Files and directories that are there for a while."""

import errno as _errno
import io as _io
import os as _os
import sys as _sys
from operator import attrgetter as _attrgetter

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp', 'mktemp', 'TMP_MAX',
           'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb']

TMP_MAX = 10000
template = 'tmp'
tempdir = None

_text_openflags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW
_bin_openflags = _text_openflags
_letters = 'abcdefghijklmnopqrstuvwxyz0123456789_'


class _RandomNameSequence:
    """Random names of eight characters, without end."""

    def __iter__(self):
        return self

    def __next__(self):
        return ''.join(_letters[byte % len(_letters)] for byte in _os.urandom(8))


_names = _RandomNameSequence()


def _get_candidate_names():
    return _names


def _kind(*args):
    """Return str or bytes: what the arguments that are not None are."""
    found = None
    for arg in args:
        if arg is None:
            continue
        kind = bytes if isinstance(_os.fspath(arg), bytes) else str
        if found not in (None, kind):
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        found = kind
    if found is None:
        return bytes if isinstance(tempdir, bytes) else str
    return found


def _complete(prefix, suffix, dir):
    """Fill in what was not given."""
    kind = _kind(prefix, suffix, dir)
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = template if kind is str else _os.fsencode(template)
    if dir is None:
        dir = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, dir, kind


def _try_names(make, dir, prefix, suffix, kind):
    """Call make with names until one is free."""
    for _ in range(TMP_MAX):
        middle = next(_get_candidate_names())
        if kind is bytes:
            middle = _os.fsencode(middle)
        path = _os.path.join(dir, prefix + middle + suffix)
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(_errno.EEXIST, 'No usable temporary file name found')


def _candidate_tempdir_list():
    """Return the directories that are tried for temporary files."""
    dirs = [found for name in ('TMPDIR', 'TEMP', 'TMP') if (found := _os.getenv(name))]
    dirs += ['/tmp', '/var/tmp', '/usr/tmp']
    try:
        dirs.append(_os.getcwd())
    except OSError:
        dirs.append(_os.curdir)
    return dirs


def _get_default_tempdir():
    dirs = _candidate_tempdir_list()
    for dir in dirs:
        if dir != _os.curdir:
            dir = _os.path.abspath(dir)
        try:
            fd, name = _try_names(lambda path: _os.open(path, _bin_openflags, 0o600), dir, '', '', str)
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            continue
        _os.close(fd)
        _os.unlink(name)
        return dir
    raise FileNotFoundError(_errno.ENOENT, 'No usable temporary directory found in %s' % dirs)


def gettempprefix():
    """Return what names begin with."""
    return template


def gettempprefixb():
    """Return what names begin with, as bytes."""
    return _os.fsencode(template)


def gettempdir():
    """Return the directory for temporary files."""
    global tempdir
    if tempdir is None:
        tempdir = _get_default_tempdir()
    return _os.fsdecode(tempdir)


def gettempdirb():
    """Return the directory for temporary files, as bytes."""
    return _os.fsencode(gettempdir())


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Make a file that nobody else can read, and return its descriptor and name."""
    prefix, suffix, dir, kind = _complete(prefix, suffix, dir)
    dir = _os.path.abspath(dir)
    return _try_names(lambda path: _os.open(path, _bin_openflags, 0o600), dir, prefix, suffix, kind)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Make a directory that nobody else can read, and return its name."""
    prefix, suffix, dir, kind = _complete(prefix, suffix, dir)
    return _os.path.abspath(_try_names(lambda path: _os.mkdir(path, 0o700), dir, prefix, suffix, kind)[1])


def mktemp(suffix='', prefix=template, dir=None):
    """Return a name that is free now. Someone else may take it before you do."""
    if dir is None:
        dir = gettempdir()
    for _ in range(TMP_MAX):
        path = _os.path.join(dir, prefix + next(_names) + suffix)
        if not _os.path.lexists(path):
            return _os.path.abspath(path)
    raise FileExistsError(_errno.EEXIST, 'No usable temporary filename found')


class _TemporaryFileCloser:
    """What removes the file of a _TemporaryFileWrapper."""

    def __init__(self, file, name, delete, delete_on_close):
        self.file, self.name, self.delete, self.delete_on_close = file, name, delete, delete_on_close
        self.closed = False

    def cleanup(self):
        """Close and remove the file."""
        if self.delete and self.name is not None:
            name, self.name = self.name, None
            try:
                self.file.close()
            finally:
                _os.unlink(name)
        else:
            self.file.close()

    def close(self):
        """Close the file, and remove it if that is to be done now."""
        if self.closed:
            return
        self.closed = True
        remove_now = self.delete and self.delete_on_close
        try:
            self.file.close()
        finally:
            if remove_now:
                self.cleanup()


class _TemporaryFileWrapper:
    """A file with a name that is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file, self.name, self.delete = file, name, delete
        self._closer = _TemporaryFileCloser(file, name, delete, delete_on_close)

    def __getattr__(self, name):
        file = self.__dict__['file']
        found = getattr(file, name)
        if callable(found) and not isinstance(found, int):
            setattr(self, name, found)
        return found

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc_info):
        swallow = self.file.__exit__(*exc_info)
        self._closer.cleanup()
        return swallow

    def close(self):
        self._closer.close()

    def __iter__(self):
        yield from self.file


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
                       errors=None, delete_on_close=True):
    """Make a temporary file that has a name."""
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        file = _io.open(fd, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors)
        raw = getattr(file, 'buffer', file)
        raw = getattr(raw, 'raw', raw)
        raw.name = name
    except BaseException:
        _os.unlink(name)
        raise
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """Make a temporary file that has no name."""
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        _os.unlink(name)
        return _io.open(fd, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors)
    except BaseException:
        _os.close(fd)
        raise


class SpooledTemporaryFile(_io.IOBase):
    """A temporary file that is in memory until it gets big."""

    _rolled = False

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
        if 'b' in mode:
            self._file = _io.BytesIO()
        else:
            self._file = _io.TextIOWrapper(_io.BytesIO(), encoding=_io.text_encoding(encoding), errors=errors, newline=newline)
        self._max_size = max_size
        self._TemporaryFileArgs = {'mode': mode, 'buffering': buffering, 'suffix': suffix, 'prefix': prefix, 'encoding': encoding,
                                   'newline': newline, 'dir': dir, 'errors': errors}

    @classmethod
    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Move what there is to a file now."""
        if self._rolled:
            return
        old, new = self._file, TemporaryFile(**self._TemporaryFileArgs)
        at = old.tell()
        if hasattr(new, 'buffer'):
            new.buffer.write(old.detach().getvalue())
        else:
            new.write(old.getvalue())
        new.seek(at, 0)
        self._file, self._rolled = new, True
        del self._TemporaryFileArgs

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def __del__(self):
        pass

    closed, encoding, errors, newlines = (
        property(_attrgetter(f'_file.{name}')) for name in ('closed', 'encoding', 'errors', 'newlines'))

    @property
    def mode(self):
        file = self._file
        return file.mode if hasattr(file, 'mode') else self._TemporaryFileArgs['mode']

    @property
    def name(self):
        return getattr(self._file, 'name', None)

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, s):
        written = self._file.write(s)
        self._check(self._file)
        return written

    def writelines(self, iterable):
        if self._max_size == 0 or self._rolled:
            return self._file.writelines(iterable)
        for line in iterable:
            self.write(line)


def _passed_on(name):
    def call(self, *args):
        return getattr(self._file, name)(*args)
    call.__name__ = name
    return call


for _each in 'close fileno flush isatty read read1 readinto readinto1 readline readlines readable writable seekable seek tell detach'.split():
    setattr(SpooledTemporaryFile, _each, _passed_on(_each))
del _each, _passed_on


class TemporaryDirectory:
    """A temporary directory, removed with all that is in it at the end of a with statement."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors, self._delete = ignore_cleanup_errors, delete

    def __repr__(self):
        return '<{} {!r}>'.format(self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, *exc_info):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Remove the directory now."""
        if not _os.path.lexists(self.name):
            return
        import shutil

        def failed(function, path, error):
            if isinstance(error, FileNotFoundError):
                return
            if isinstance(error, PermissionError):
                _os.chmod(_os.path.dirname(path), 0o700)
                try:
                    (_os.rmdir if _os.path.isdir(path) and not _os.path.islink(path) else _os.unlink)(path)
                    return
                except OSError:
                    pass
            if not self._ignore_cleanup_errors:
                raise error

        shutil.rmtree(self.name, onexc=failed)

    __class_getitem__ = classmethod(type(list[int]))
