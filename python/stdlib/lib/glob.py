"""Names of files by patterns."""

import fnmatch
import os
import os.path

__all__ = ['escape', 'glob', 'iglob', 'translate']


def has_magic(s):
    """Return whether a pattern is more than a name."""
    return any(char in s for char in ((b'*', b'?', b'[') if isinstance(s, bytes) else '*?['))


def escape(pathname):
    """Return the pattern that means this name alone."""
    out = pathname[:0]
    for at in range(len(pathname)):
        char = pathname[at:at + 1]
        if char in (b'*?[' if isinstance(pathname, bytes) else '*?['):
            char = (b'[%s]' % char) if isinstance(pathname, bytes) else f'[{char}]'
        out += char
    return out


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return the names that fit a pattern."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Iterate over the names that fit a pattern."""
    if dir_fd is not None:
        raise NotImplementedError('dir_fd unavailable on this platform')
    root_dir = pathname[:0] if root_dir is None else os.fspath(root_dir)
    walk = _Walk(root_dir, recursive, include_hidden)
    names = walk.matches(pathname, False)
    star = b'**' if isinstance(pathname, bytes) else '**'
    if not pathname or recursive and pathname[:2] == star:
        first = next(names, None)  # the directory itself, whose name is empty
        if first:
            names = _with_first(first, names)
    return names


def _with_first(first, rest):
    yield first
    yield from rest


class _Walk:
    """One search."""

    def __init__(self, root, recursive, hidden):
        self.root, self.recursive, self.hidden = root, recursive, hidden

    def at(self, path):
        return os.path.join(self.root, path) if self.root and path else path or self.root

    def stars(self, part):
        return self.recursive and part in ('**', b'**')

    def matches(self, pattern, only_dirs):
        head, tail = os.path.split(pattern)
        if not has_magic(pattern):
            if tail:
                if os.path.lexists(self.at(pattern)):
                    yield pattern
            elif os.path.isdir(self.at(head)):
                yield pattern
            return
        if not head:
            yield from self.within(head, tail, only_dirs)
            return
        dirs = self.matches(head, True) if head != pattern and has_magic(head) else [head]
        for dir in dirs:
            for name in self.within(dir, tail, only_dirs):
                yield os.path.join(dir, name)

    def within(self, dir, tail, only_dirs):
        if self.stars(tail):
            if not dir or os.path.isdir(self.at(dir)):
                yield tail[:0]
            yield from self.below(dir, only_dirs)
        elif has_magic(tail):
            names = self.names(dir, only_dirs)
            if not (self.hidden or self.is_hidden(tail)):
                names = [name for name in names if not self.is_hidden(name)]
            yield from fnmatch.filter(names, tail)
        elif tail:
            if os.path.lexists(self.at(os.path.join(dir, tail))):
                yield tail
        elif os.path.isdir(self.at(dir)):
            yield tail

    def is_hidden(self, name):
        return name[:1] in ('.', b'.')

    def names(self, dir, only_dirs):
        here = self.at(dir) or (os.curdir.encode() if isinstance(dir, bytes) else os.curdir)
        try:
            with os.scandir(here) as entries:
                return [os.fsencode(entry.name) if isinstance(dir, bytes) else entry.name for entry in entries if not only_dirs or entry.is_dir()]
        except OSError:
            return []

    def below(self, dir, only_dirs):
        for name in self.names(dir, only_dirs):
            if self.hidden or not self.is_hidden(name):
                yield name
                for inner in self.below(os.path.join(dir, name) if dir else name, only_dirs):
                    yield os.path.join(name, inner)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """Return a regular expression for a pattern."""
    import re
    if not seps:
        seps = (os.path.sep, os.path.altsep) if os.path.altsep else os.path.sep
    escaped = ''.join(map(re.escape, seps))
    any_sep = f'[{escaped}]' if len(seps) > 1 else escaped
    no_sep = f'[^{escaped}]'
    if include_hidden:
        one_last, one, any_deep, any_last = f'{no_sep}+', f'{no_sep}+{any_sep}', f'(?:.+{any_sep})?', '.*'
    else:
        one_last, one = f'[^{escaped}.]{no_sep}*', f'[^{escaped}.]{no_sep}*{any_sep}'
        any_deep, any_last = f'(?:{one})*', f'{f"(?:{one})*"}(?:{one_last})?'
    out = []
    parts = re.split(any_sep, pat)
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        if part == '*':
            out.append(one_last if last else one)
        elif recursive and part == '**':
            if last:
                out.append(any_last)
            elif parts[at + 1] != '**':
                out.append(any_deep)
        else:
            if part:
                if not include_hidden and part[0] in '*?':
                    out.append(r'(?!\.)')
                out += (f'{no_sep}*' if piece is None else piece for piece in fnmatch._parts(part, no_sep))
            if not last:
                out.append(any_sep)
    return fr'(?s:{"".join(out)})\Z'
