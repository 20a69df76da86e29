"""The lines of sources, as tracebacks show them.

A file is read once. What a program puts into cache under a name, (size, mtime, lines, name), are the lines of that name.
"""

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

import _traceback

cache = {}
_read = {}  # the entries that are of files: a source is read once in the life of an interpreter, and stays as it was


def clearcache():
    """Forget all lines."""
    cache.clear()
    _read.clear()


def getline(filename, lineno, module_globals=None):
    """Return a line with its line feed, or '' if there is none."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ''


def getlines(filename, module_globals=None):
    """Return the lines of a file, [] if there is none."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    return updatecache(filename, module_globals)


def checkcache(filename=None):
    """Forget the lines of a file, or of all files, that are not those of the file. What has no time is of no file, and stays."""
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is not None and len(entry) != 1 and entry[1] is not None and entry is not _read.get(name):
            del cache[name]


def updatecache(filename, module_globals=None):
    """Read a file again, and return its lines."""
    entry = cache.pop(filename, None)
    if not filename or filename.startswith('<') and filename.endswith('>') and filename not in ('<stdin>', '<string>'):
        return []
    lines = _traceback.source(filename)
    source = None
    if lines is None and entry is not None and len(entry) == 1:
        source = entry[0]()
    elif lines is None and module_globals:
        source = _loaded(module_globals)
    if source is not None:
        lines = [line + '\n' for line in source.splitlines()]
        cache[filename] = (len(source), None, lines, filename)
    if lines is None:
        return []
    if source is None:
        cache[filename] = _read[filename] = (sum(map(len, lines)), 0.0, lines, filename)
    return lines


def _loaded(module_globals):
    """The source of a module as its loader has it, None if it has none."""
    name = module_globals.get('__name__')
    get_source = getattr(module_globals.get('__loader__'), 'get_source', None)
    if not name or get_source is None:
        return None
    try:
        return get_source(name)
    except (ImportError, OSError):
        return None


def lazycache(filename, module_globals):
    """Remember where the lines of a file come from, if its module can tell; report whether it can."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or filename.startswith('<') and filename.endswith('>'):
        return False
    name = module_globals.get('__name__') if module_globals else None
    get_source = getattr(module_globals.get('__loader__'), 'get_source', None) if module_globals else None
    if not name or get_source is None:
        return False
    cache[filename] = (lambda: _loaded({'__name__': name, '__loader__': module_globals['__loader__']}),)
    return True
