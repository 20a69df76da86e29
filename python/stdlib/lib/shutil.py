"""What is done with whole files and trees of them."""

import collections
import errno
import fnmatch
import os
import stat
import sys

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree', 'move', 'rmtree', 'Error', 'SpecialFileError',
           'ExecError', 'make_archive', 'get_archive_formats', 'register_archive_format', 'unregister_archive_format', 'get_unpack_formats',
           'register_unpack_format', 'unregister_unpack_format', 'unpack_archive', 'ignore_patterns', 'chown', 'which', 'get_terminal_size',
           'SameFileError', 'disk_usage', 'ReadError', 'RegistryError']

COPY_BUFSIZE = 1 << 16


class Error(OSError):
    """Something went wrong with a tree: the first argument has all of it."""


class SameFileError(Error):
    """A file was to be copied to itself."""


_use_fd_functions = False  # there are no descriptors of directories


class _GiveupOnFastCopy(Exception):
    """What ends CPython's attempts to have the system copy a file; here none is made."""


class SpecialFileError(OSError):
    """It cannot be done with such a file."""


class ExecError(OSError):
    """A command could not be run."""


class ReadError(OSError):
    """An archive cannot be read."""


class RegistryError(Exception):
    """An archive format is not known, or known already."""


def copyfileobj(fsrc, fdst, length=0):
    """Copy what one stream has to another."""
    while piece := fsrc.read(length or COPY_BUFSIZE):
        fdst.write(piece)


def _same(src, dst):
    if isinstance(src, os.DirEntry):
        try:
            return os.path.samestat(src.stat(), os.stat(dst))
        except OSError:
            return False
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy what is in a file."""
    sys.audit('shutil.copyfile', src, dst)
    if _same(src, dst):
        raise SameFileError('{!r} and {!r} are the same file'.format(src, dst))
    for path in (src, dst):
        try:
            mode = os.stat(path).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            raise SpecialFileError('`%s` is a named pipe' % (path.path if isinstance(path, os.DirEntry) else path))
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, 'rb') as source:
        try:
            with open(dst, 'wb') as target:
                copyfileobj(source, target)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f'Directory does not exist: {dst}') from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copy the permissions of a file."""
    sys.audit('shutil.copymode', src, dst)
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    """Copy permissions and times of a file."""
    sys.audit('shutil.copystat', src, dst)
    follow = follow_symlinks or not (os.path.islink(src) and os.path.islink(dst))
    what = src.stat(follow_symlinks=follow) if isinstance(src, os.DirEntry) else os.stat(src, follow_symlinks=follow)
    os.utime(dst, ns=(what.st_atime_ns, what.st_mtime_ns), follow_symlinks=follow)
    if follow:
        os.chmod(dst, stat.S_IMODE(what.st_mode))


def _into(src, dst):
    """Return where a file goes that is copied to dst, which may be a directory."""
    if os.path.isdir(dst):
        return os.path.join(dst, os.path.basename(src))
    return dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy a file with its permissions."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copy a file with its permissions and times."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """Return a function for copytree that leaves out names by patterns."""
    def ignore(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copy a tree of files."""
    sys.audit('shutil.copytree', src, dst)
    with os.scandir(src) as found:
        entries = list(found)
    left_out = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in left_out:
            continue
        here, there = os.path.join(src, entry.name), os.path.join(dst, entry.name)
        given = entry if copy_function is copy2 or copy_function is copy else here
        try:
            if entry.is_symlink():
                target = os.readlink(here)
                if symlinks:
                    os.symlink(target, there)
                    copystat(given, there, follow_symlinks=False)
                    continue
                if not os.path.exists(here) and ignore_dangling_symlinks:
                    continue
            if entry.is_dir():
                copytree(given, there, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(given, there)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as why:
            errors.append((here, there, str(why)))
    try:
        copystat(src, dst)
    except OSError as why:
        if getattr(why, 'winerror', None) is None:
            errors.append((src, dst, str(why)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Remove a tree of files. Links in it are removed, not what they lead to."""
    sys.audit('shutil.rmtree', path, dir_fd)
    if dir_fd is not None:
        raise NotImplementedError('dir_fd unavailable on this platform')
    if ignore_errors:
        def failed(function, name, error):
            pass
    elif onexc is not None:
        failed = onexc
    elif onerror is not None:
        def failed(function, name, error):
            onerror(function, name, (type(error), error, error.__traceback__))
    else:
        def failed(function, name, error):
            raise error
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    try:
        if os.path.islink(path):
            raise OSError('Cannot call rmtree on a symbolic link')
        os.lstat(path)
    except OSError as error:
        failed(os.path.islink if os.path.islink(path) else os.lstat, path, error)
        return
    todo = [(path, False)]
    while todo:
        name, emptied = todo.pop()
        if emptied:
            try:
                os.rmdir(name)
            except FileNotFoundError:
                pass
            except OSError as error:
                failed(os.rmdir, name, error)
            continue
        todo.append((name, True))
        try:
            with os.scandir(name) as found:
                entries = list(found)
        except OSError as error:
            failed(os.scandir, name, error)
            continue
        for entry in entries:
            full = os.path.join(name, entry.name)
            if entry.is_dir(follow_symlinks=False):
                todo.append((full, False))
                continue
            try:
                os.unlink(full)
            except FileNotFoundError:
                pass
            except OSError as error:
                failed(os.unlink, full, error)


rmtree.avoids_symlink_attacks = False


def move(src, dst, copy_function=copy2):
    """Move a file or tree, to another file system too."""
    sys.audit('shutil.move', src, dst)
    real = dst
    if os.path.isdir(dst):
        if _same(src, dst) and not os.path.islink(src):
            os.rename(src, dst)
            return None
        name = os.fspath(src)
        real = os.path.join(dst, os.path.basename(name.rstrip(b'/' if isinstance(name, bytes) else '/')))
        if os.path.exists(real):
            raise Error("Destination path '%s' already exists" % real)
    try:
        os.rename(src, real)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), real)
            os.unlink(src)
        elif os.path.isdir(src):
            inside = os.path.join(os.path.abspath(os.fspath(src)), '')
            if os.path.join(os.path.abspath(os.fspath(dst)), '').startswith(inside):
                raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst))
            copytree(src, real, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real)
            os.unlink(src)
    return real


_ntuple_diskusage = collections.namedtuple('usage', 'total used free')


def disk_usage(path):
    """Return how big the file system is, how much of it is used and how much is free."""
    size = os.statvfs(path)
    return _ntuple_diskusage(size.f_blocks * size.f_frsize, (size.f_blocks - size.f_bfree) * size.f_frsize, size.f_bavail * size.f_frsize)


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    """Set who owns a file."""
    sys.audit('shutil.chown', path, user, group)
    if user is None and group is None:
        raise ValueError('user and/or group must be set')

    def number(name, what):
        if name is None:
            return -1
        if not isinstance(name, str):
            return name
        try:
            if what == 'user':
                import pwd
                return pwd.getpwnam(name).pw_uid
            import grp
            return grp.getgrnam(name).gr_gid
        except (ImportError, KeyError):
            raise LookupError('no such {}: {!r}'.format(what, name)) from None

    os.chown(path, number(user, 'user'), number(group, 'group'), dir_fd=dir_fd, follow_symlinks=follow_symlinks)


def get_terminal_size(fallback=(80, 24)):
    """Return how big the terminal is: by the environment, by asking it, or else the fallback."""
    size = []
    for name in ('COLUMNS', 'LINES'):
        try:
            size.append(int(os.environ[name]))
        except (KeyError, ValueError):
            size.append(0)
    if min(size) <= 0:
        try:
            asked = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            asked = fallback
        size = [mine if mine > 0 else found or default for mine, found, default in zip(size, asked, fallback)]
    return os.terminal_size(size)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """Return the file that a command's name means, or None."""
    def fits(name):
        return os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name)

    if os.path.dirname(cmd):
        return cmd if fits(cmd) else None
    if path is None:
        path = os.environ.get('PATH', os.defpath)
    if not path:
        return None
    path = os.fsdecode(path).split(os.pathsep)
    if isinstance(cmd, bytes):
        path = list(map(os.fsencode, path))
    for dir in dict.fromkeys(path):
        name = os.path.join(dir, cmd)
        if fits(name):
            return name
    return None


# Archives: formats can be registered; none is built in.

_makers, _unpackers = {}, {}


def get_archive_formats():
    """Return names and descriptions of the formats that can be made."""
    return sorted((name, known[2]) for name, known in _makers.items())


def register_archive_format(name, function, extra_args=None, description=''):
    """Register a format."""
    extra_args = [] if extra_args is None else extra_args
    if not callable(function):
        raise TypeError('The %s object is not callable' % function)
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError('extra_args needs to be a sequence')
    for each in extra_args:
        if not isinstance(each, (tuple, list)) or len(each) != 2:
            raise TypeError('extra_args elements are : (arg_name, value)')
    _makers[name] = function, extra_args, description


def unregister_archive_format(name):
    """Take back what register_archive_format did."""
    del _makers[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
    """Make an archive, in a format that was registered."""
    sys.audit('shutil.make_archive', base_name, format, root_dir, base_dir)
    try:
        function, extra, _ = _makers[format]
    except KeyError:
        raise ValueError('unknown archive format %r' % format) from None
    kwargs = dict(extra, dry_run=dry_run, logger=logger, owner=owner, group=group)
    if root_dir is not None:
        before = os.getcwd()
        base_name = os.path.abspath(base_name)
        os.chdir(root_dir)
    try:
        return function(base_name, os.curdir if base_dir is None else base_dir, **kwargs)
    finally:
        if root_dir is not None:
            os.chdir(before)


def get_unpack_formats():
    """Return names, extensions and descriptions of the formats that can be unpacked."""
    return sorted((name, known[0], known[3]) for name, known in _unpackers.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=''):
    """Register a format."""
    taken = {ext: known for known, each in _unpackers.items() for ext in each[0]}
    for ext in extensions:
        if ext in taken:
            raise RegistryError('%s is already registered for "%s"' % (ext, taken[ext]))
    if not callable(function):
        raise TypeError('The registered function must be a callable')
    _unpackers[name] = extensions, function, [] if extra_args is None else extra_args, description


def unregister_unpack_format(name):
    """Take back what register_unpack_format did."""
    del _unpackers[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpack an archive, of a format that was registered."""
    sys.audit('shutil.unpack_archive', filename, extract_dir, format)
    extract_dir = os.fspath(os.getcwd() if extract_dir is None else extract_dir)
    filename = os.fspath(filename)
    more = {} if filter is None else {'filter': filter}
    if format is None:
        for name, known in _unpackers.items():
            if any(filename.endswith(ext) for ext in known[0]):
                format = name
                break
        else:
            raise ReadError("Unknown archive format '{0}'".format(filename))
    try:
        known = _unpackers[format]
    except KeyError:
        raise ValueError("Unknown unpack format '{0}'".format(format)) from None
    known[1](filename, extract_dir, **dict(known[2]), **more)
