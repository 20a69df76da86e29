"""Names of files as Windows has them: for programs on other systems that deal with such names."""

import os  # first: it brings genericpath with it

import genericpath
from genericpath import *
from genericpath import isdevdrive, isjunction, lexists

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix", "getsize", "getmtime",
           "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount", "isreserved", "expanduser", "expandvars", "normpath",
           "abspath", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames",
           "relpath", "samefile", "sameopenfile", "samestat", "commonpath", "isjunction", "isdevdrive"]

curdir, pardir, extsep, sep, altsep, pathsep = ".", "..", ".", "\\", "/", ";"
defpath, devnull = ".;C:\\bin", "nul"
supports_unicode_filenames = True

_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {f"{port}{n}" for port in ("COM", "LPT") for n in "123456789\xb9\xb2\xb3"})
_BAD = frozenset(map(chr, range(32))) | frozenset('"*:<>?|/\\')


def _signs(path):
    """Both slashes, the colon and the dots, as the path is: str or bytes."""
    if isinstance(path, bytes):
        return b"\\", b"/", b":", b".", b".."
    return "\\", "/", ":", ".", ".."


def normcase(s):
    """Return the name in small letters, with backslashes."""
    s = os.fspath(s)
    if isinstance(s, bytes):
        return os.fsencode(os.fsdecode(s).replace("/", "\\").lower())
    return s.replace("/", "\\").lower()


def isabs(s):
    """Return whether a name has a drive and begins at its root, or is of a share."""
    s = os.fspath(s)
    sep, altsep, colon, _, _ = _signs(s)
    s = s[:3].replace(altsep, sep)
    return s.startswith(sep * 2) or s.startswith(colon + sep, 1)


def splitroot(p):
    """Split into drive, root and the rest."""
    p = os.fspath(p)
    sep, altsep, colon, _, _ = _signs(p)
    none = p[:0]
    same = p.replace(altsep, sep)
    if same[:1] == sep:
        if same[1:2] != sep:
            return none, p[:1], p[1:]
        start = 8 if same[:8].upper() in ("\\\\?\\UNC\\", b"\\\\?\\UNC\\") else 2
        middle = same.find(sep, start)
        end = same.find(sep, middle + 1) if middle >= 0 else -1
        if middle < 0 or end < 0:
            return p, none, none
        return p[:end], p[end : end + 1], p[end + 1 :]
    if same[1:2] == colon:
        if same[2:3] == sep:
            return p[:2], p[2:3], p[3:]
        return p[:2], none, p[2:]
    return none, none, p


def splitdrive(p):
    """Split off the drive, or the share."""
    drive, root, rest = splitroot(p)
    return drive, root + rest


def join(path, *paths):
    """Join names, each seen from the one before."""
    path = os.fspath(path)
    sep, altsep, colon, _, _ = _signs(path)
    slashes = sep + altsep
    try:
        drive, root, rest = splitroot(path)
        for p in paths:
            d, r, more = splitroot(p)
            if r:
                if d or not drive:
                    drive = d
                root, rest = r, more
                continue
            if d and d != drive:
                if d.lower() != drive.lower():
                    drive, root, rest = d, r, more
                    continue
                drive = d
            if rest and rest[-1:] not in slashes:
                rest += sep
            rest += more
        if rest and not root and drive and drive[-1:] not in colon + slashes:
            return drive + sep + rest
        return drive + root + rest
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types("join", path, *paths)
        raise


def split(p):
    """Split into what comes before the last slash, and after it."""
    p = os.fspath(p)
    sep, altsep, *_ = _signs(p)
    drive, root, rest = splitroot(p)
    at = max(rest.rfind(sep), rest.rfind(altsep)) + 1
    return drive + root + rest[:at].rstrip(sep + altsep), rest[at:]


def basename(p):
    """Return what comes after the last slash."""
    return split(p)[1]


def dirname(p):
    """Return what comes before the last slash."""
    return split(p)[0]


def splitext(p):
    """Split off the extension."""
    p = os.fspath(p)
    sep, altsep, _, dot, _ = _signs(p)
    return genericpath._splitext(p, sep, altsep, dot)


def ismount(path):
    """Return whether a name is the root of a drive or of a share."""
    path = os.fspath(path)
    sep, altsep, *_ = _signs(path)
    drive, root, rest = splitroot(abspath(path))
    if drive and drive[:1] in sep + altsep:
        return not rest
    return bool(root) and not rest


def isreserved(path):
    """Return whether Windows keeps a part of the name for itself."""
    rest = os.fsdecode(splitroot(path)[2]).replace("/", "\\")
    return any(_is_reserved(part) for part in reversed(rest.split("\\")))


def _is_reserved(name):
    if name[-1:] in (".", " "):
        return name not in (".", "..")
    if _BAD.intersection(name):
        return True
    return name.partition(".")[0].rstrip(" ").upper() in _RESERVED


def expanduser(path):
    """Replace ~ and ~user at the beginning by the home directory."""
    path = os.fspath(path)
    is_bytes = isinstance(path, bytes)
    text = os.fsdecode(path)
    if not text.startswith("~"):
        return path
    end = next((i for i, char in enumerate(text) if char in "\\/"), len(text))
    environ = os.environ
    if "USERPROFILE" in environ:
        home = environ["USERPROFILE"]
    elif "HOMEPATH" in environ:
        home = join(environ.get("HOMEDRIVE", ""), environ["HOMEPATH"])
    else:
        return path
    if end != 1:
        user, mine = text[1:end], environ.get("USERNAME")
        if user != mine:
            # The homes of others are guessed to lie beside one's own.
            if mine != basename(home):
                return path
            home = join(dirname(home), user)
    home += text[end:]
    return os.fsencode(home) if is_bytes else home


def expandvars(path):
    """Replace $name, ${name} and %name% by variables of the environment; those that are not set stay, and so does what is quoted."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path))) if b"$" in path or b"%" in path else path
    if "$" not in path and "%" not in path:
        return path
    out, at = [], 0
    while at < len(path):
        char = path[at]
        end = None  # after what is to be replaced
        if char == "'":
            close = path.find("'", at + 1)
            close = len(path) if close < 0 else close + 1
            out.append(path[at:close])
            at = close
            continue
        if path[at : at + 2] in ("%%", "$$"):
            out.append(char)
            at += 2
            continue
        if char == "%" or path[at : at + 2] == "${":
            begin = at + (1 if char == "%" else 2)
            close = path.find("%" if char == "%" else "}", begin)
            if close < 0:
                out.append(path[at:])
                break
            name, end = path[begin:close], close + 1
        elif char == "$":
            close = at + 1
            while close < len(path) and (path[close] in "_-" or path[close].isascii() and path[close].isalnum()):
                close += 1
            name, end = path[at + 1 : close], close
        if end is None:
            out.append(char)
            at += 1
            continue
        out.append(os.environ.get(name, path[at:end]) if name else path[at:end])
        at = end
    return "".join(out)


def normpath(path):
    """Return the shortest name of the same file, links apart."""
    path = os.fspath(path)
    sep, altsep, _, cur, up = _signs(path)
    drive, root, rest = splitroot(path.replace(altsep, sep))
    prefix = drive + root
    parts = []
    for part in rest.split(sep):
        if not part or part == cur:
            continue
        if part == up and parts and parts[-1] != up:
            parts.pop()
        elif part != up or not root:
            parts.append(part)
    return prefix + sep.join(parts) or cur


def abspath(path):
    """Return the name from the root, as well as can be told away from Windows."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(path, *, strict=False):
    """Return the name from the root: links are not known of away from Windows."""
    return abspath(path)


def _cut(path):
    sep, _, _, cur, _ = _signs(path)
    drive, root, rest = splitroot(normpath(abspath(path)))
    return drive, [part for part in rest.split(sep) if part]


def relpath(path, start=None):
    """Return the name as seen from a directory: the working directory, if none is given."""
    path = os.fspath(path)
    sep, _, _, cur, up = _signs(path)
    start = cur if start is None else start
    if not path:
        raise ValueError("no path specified")
    start = os.fspath(start)
    try:
        here_drive, here = _cut(start)
        there_drive, there = _cut(path)
        if normcase(here_drive) != normcase(there_drive):
            raise ValueError(f"path is on mount {there_drive!r}, start on mount {here_drive!r}")
        same = 0
        for a, b in zip(here, there):
            if normcase(a) != normcase(b):
                break
            same += 1
        return sep.join([up] * (len(here) - same) + there[same:]) or cur
    except (TypeError, ValueError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types("relpath", path, start)
        raise


def commonpath(paths):
    """Return the longest name that all names begin with."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty iterable")
    sep, altsep, _, cur, _ = _signs(paths[0])
    try:
        roots = [splitroot(p.replace(altsep, sep).lower()) for p in paths]
        if len({drive for drive, _, _ in roots}) > 1:
            raise ValueError("Paths don't have the same drive")
        if len({root for _, root, _ in roots}) > 1:
            if roots[0][0]:
                raise ValueError("Can't mix absolute and relative paths")
            raise ValueError("Can't mix rooted and not-rooted paths")
        drive, root, rest = splitroot(paths[0].replace(altsep, sep))
        common = [part for part in rest.split(sep) if part and part != cur]
        split_paths = [[part for part in rest.split(sep) if part and part != cur] for _, _, rest in roots]
        least, most = min(split_paths), max(split_paths)
        same = 0
        for a, b in zip(least, most):
            if a != b:
                break
            same += 1
        return drive + root + sep.join(common[:same])
    except (TypeError, AttributeError):
        genericpath._check_arg_types("commonpath", *paths)
        raise
