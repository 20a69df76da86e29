"""Names of files as POSIX has them: module os.path."""

# Module os takes these from here, and it may be imported from here first.
curdir, pardir, extsep, sep, altsep = '.', '..', '.', '/', None
pathsep, defpath, devnull = ':', '/bin:/usr/bin', '/dev/null'
supports_unicode_filenames = False

import os
import stat
import genericpath
from genericpath import *
from genericpath import isdevdrive, isjunction, lexists
from posix import _path_normpath, _path_splitroot_ex

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname', 'commonprefix', 'getsize',
           'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile', 'ismount', 'expanduser', 'expandvars', 'normpath',
           'abspath', 'samefile', 'sameopenfile', 'samestat', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull',
           'realpath', 'supports_unicode_filenames', 'relpath', 'commonpath', 'isjunction', 'isdevdrive']



def _get_sep(path):
    return b'/' if isinstance(path, bytes) else '/'


def normcase(s):
    """Return the name in one case: unchanged, since case counts."""
    return os.fspath(s)


def isabs(s):
    """Return whether a name begins at the root."""
    s = os.fspath(s)
    return s.startswith(_get_sep(s))


def join(a, *p):
    """Join names, each seen from the one before."""
    a = os.fspath(a)
    sep = _get_sep(a)
    path = a
    try:
        for part in map(os.fspath, p):
            if part.startswith(sep) or not path:
                path = part
            elif path.endswith(sep):
                path += part
            else:
                path += sep + part
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types('join', a, *p)
        raise
    return path


def split(p):
    """Split into what comes before the last slash, and after it."""
    p = os.fspath(p)
    sep = _get_sep(p)
    at = p.rfind(sep) + 1
    head, tail = p[:at], p[at:]
    return head.rstrip(sep) or head, tail


def basename(p):
    """Return what comes after the last slash."""
    return split(p)[1]


def dirname(p):
    """Return what comes before the last slash."""
    return split(p)[0]


def splitext(p):
    """Split off the extension."""
    p = os.fspath(p)
    if isinstance(p, bytes):
        return genericpath._splitext(p, b'/', None, b'.')
    return genericpath._splitext(p, '/', None, '.')


def splitdrive(p):
    """Split off the drive: there is none."""
    p = os.fspath(p)
    return p[:0], p


def splitroot(p):
    """Split into drive, root and the rest."""
    return _path_splitroot_ex(os.fspath(p))


def normpath(path):
    """Return the shortest name of the same file, links apart."""
    return _path_normpath(path)


def abspath(path):
    """Return the name from the root."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def ismount(path):
    """Return whether another file system begins here."""
    try:
        here = os.lstat(path)
        if stat.S_ISLNK(here.st_mode):
            return False
        path = os.fspath(path)
        above = realpath(join(path, b'..' if isinstance(path, bytes) else '..'))
        up = os.lstat(above)
    except (OSError, ValueError):
        return False
    return here.st_dev != up.st_dev or here.st_ino == up.st_ino


def expanduser(path):
    """Replace ~ and ~user at the beginning by the home directory."""
    path = os.fspath(path)
    tilde = b'~' if isinstance(path, bytes) else '~'
    if not path.startswith(tilde):
        return path
    sep = _get_sep(path)
    end = path.find(sep, 1)
    if end < 0:
        end = len(path)
    if end == 1:
        home = os.environ.get('HOME')
        if home is None:
            try:
                import pwd
                home = pwd.getpwuid(os.getuid()).pw_dir
            except (ImportError, KeyError, OSError):
                return path
    else:
        try:
            import pwd
            home = pwd.getpwnam(os.fsdecode(path[1:end])).pw_dir
        except (ImportError, KeyError, OSError):
            return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return home.rstrip(sep) + path[end:] or sep


def _name_end(path, at, word):
    while at < len(path) and path[at:at + 1] in word:
        at += 1
    return at


def expandvars(path):
    """Replace $name and ${name} by variables of the environment; those that are not set stay."""
    path = os.fspath(path)
    letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
    dollar, opening, closing, environ = '$', '{', '}', os.environ
    if isinstance(path, bytes):
        letters, dollar, opening, closing = letters.encode(), b'$', b'{', b'}'
        environ = os.environb
    if dollar not in path:
        return path
    out, at = [], 0
    while True:
        found = path.find(dollar, at)
        if found < 0:
            out.append(path[at:])
            return path[:0].join(out)
        out.append(path[at:found])
        begin = found + 1
        if path[begin:begin + 1] == opening:
            end = path.find(closing, begin)
            name, after = (path[begin + 1:end], end + 1) if end >= 0 else (None, begin)
        else:
            after = _name_end(path, begin, letters)
            name = path[begin:after]
        value = environ.get(name) if name else None
        out.append(path[found:after] if value is None else value)
        at = after


def realpath(filename, *, strict=False):
    """Return the name without links, dots and repeated slashes; strict refuses what does not exist."""
    filename = os.fspath(filename)
    sep, cur, up, cwd = '/', '.', '..', os.getcwd
    if isinstance(filename, bytes):
        sep, cur, up, cwd = b'/', b'.', b'..', os.getcwdb
    todo = filename.split(sep)[::-1]
    done = sep if filename.startswith(sep) else cwd()
    leaving = {}  # links on the way: None while they are being followed
    while todo:
        part = todo.pop()
        if part is None:
            leaving[todo.pop()] = done
            continue
        if not part or part == cur:
            continue
        if part == up:
            done = done[:done.rindex(sep)] or sep
            continue
        name = done + part if done == sep else done + sep + part
        try:
            is_link = stat.S_ISLNK(os.lstat(name).st_mode)
            if not is_link:
                done = name
                continue
            if name in leaving:
                target = leaving[name]
                if target is None:
                    if strict:
                        os.stat(name)
                    target = name
                done = target
                continue
            target = os.readlink(name)
        except OSError:
            if strict:
                raise
            done = name
            continue
        leaving[name] = None
        if target.startswith(sep):
            done = sep
        todo += [name, None]
        todo += target.split(sep)[::-1]
    return done


def _parts(path, sep):
    cur = b'.' if isinstance(path, bytes) else '.'
    return [part for part in path.split(sep) if part and part != cur]


def relpath(path, start=None):
    """Return the name as seen from a directory: the working directory, if none is given."""
    path = os.fspath(path)
    if not path:
        raise ValueError('no path specified')
    sep, cur, up = ('/', '.', '..') if not isinstance(path, bytes) else (b'/', b'.', b'..')
    start = cur if start is None else os.fspath(start)
    try:
        if isinstance(path, bytes) is not isinstance(start, bytes):
            raise TypeError
        here, there = _parts(abspath(start), sep), _parts(abspath(path), sep)
        same = len(commonprefix([here, there]))
        return sep.join([up] * (len(here) - same) + there[same:]) or cur
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """Return the longest name that all names begin with."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    sep = _get_sep(paths[0])
    try:
        roots = {path.startswith(sep) for path in paths}
        if len(roots) > 1:
            raise ValueError("Can't mix absolute and relative paths")
        common = commonprefix([_parts(path, sep) for path in paths])
        return (sep if roots.pop() else sep[:0]) + sep.join(common)
    except (TypeError, AttributeError):
        genericpath._check_arg_types('commonpath', *paths)
        raise
