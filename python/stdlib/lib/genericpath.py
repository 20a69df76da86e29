"""What names of files have in common on all systems."""

import stat

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdevdrive', 'isdir', 'isfile', 'isjunction', 'islink',
           'lexists', 'samefile', 'sameopenfile', 'samestat']


def _mode(path, stat_of=None):
    """Return the mode of a file, 0 if there is none."""
    try:
        return (stat_of or os.stat)(path).st_mode
    except (OSError, ValueError):
        return 0


def exists(path):
    """Return whether there is such a file; not of links that lead nowhere."""
    return _mode(path) != 0


def lexists(path):
    """Return whether there is such a file or link."""
    return _mode(path, os.lstat) != 0


def isfile(path):
    """Return whether it is a regular file."""
    return stat.S_ISREG(_mode(path))


def isdir(s):
    """Return whether it is a directory."""
    return stat.S_ISDIR(_mode(s))


def islink(path):
    """Return whether it is a symbolic link."""
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def isjunction(path):
    """Return whether it is a junction, which only Windows has."""
    os.fspath(path)
    return False


def isdevdrive(path):
    """Return whether it is on a Dev Drive, which only Windows has."""
    os.fspath(path)
    return False


def getsize(filename):
    """Return how big a file is."""
    return os.stat(filename).st_size


def getmtime(filename):
    """Return when a file was changed."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """Return when a file was read."""
    return os.stat(filename).st_atime


def getctime(filename):
    """Return when what is known of a file was changed."""
    return os.stat(filename).st_ctime


def samestat(s1, s2):
    """Return whether two stat results are of one file."""
    return (s1.st_ino, s1.st_dev) == (s2.st_ino, s2.st_dev)


def samefile(f1, f2):
    """Return whether two names are of one file."""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Return whether two descriptors are of one file."""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def commonprefix(m):
    """Return the longest text, or list, that all of m begin with."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    low, high = min(m), max(m)
    for at, item in enumerate(low):
        if item != high[at]:
            return low[:at]
    return low


def _splitext(p, sep, altsep, extsep):
    """Split off the extension: what follows the last dot of the last part, unless only dots come before it."""
    begin = p.rfind(sep) + 1
    if altsep:
        begin = max(begin, p.rfind(altsep) + 1)
    dot = p.rfind(extsep, begin)
    if dot < 0 or not p[begin:dot].strip(extsep):
        return p, p[:0]
    return p[:dot], p[dot:]


def _check_arg_types(funcname, *args):
    """Refuse arguments that are no text, or not all of one kind."""
    kinds = set()
    for arg in args:
        if isinstance(arg, str):
            kinds.add(str)
        elif isinstance(arg, bytes):
            kinds.add(bytes)
        else:
            raise TypeError(f'{funcname}() argument must be str, bytes, or os.PathLike object, not {arg.__class__.__name__!r}') from None
    if len(kinds) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None


import os  # last: it takes what is above for os.path
