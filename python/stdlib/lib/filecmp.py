"""Comparing files and directories."""

import os
import stat
from types import GenericAlias

__all__ = ['clear_cache', 'cmp', 'dircmp', 'cmpfiles', 'DEFAULT_IGNORES']

DEFAULT_IGNORES = ['RCS', 'CVS', 'tags', '.git', '.hg', '.bzr', '_darcs', '__pycache__']
_cache = {}  # what was read: by names and what was known of the files


def clear_cache():
    """Forget what was compared."""
    _cache.clear()


def _signature(path):
    known = os.stat(path)
    return stat.S_IFMT(known.st_mode), known.st_size, known.st_mtime


def cmp(f1, f2, shallow=True):
    """Return whether two files are equal. With shallow, those of the same kind, size and time are, without a look into them."""
    first, second = _signature(f1), _signature(f2)
    if first[0] != stat.S_IFREG or second[0] != stat.S_IFREG:
        return False
    if shallow and first == second:
        return True
    if first[1] != second[1]:
        return False
    key = f1, f2, first, second
    if key not in _cache:
        if len(_cache) > 100:
            clear_cache()
        _cache[key] = _equal(f1, f2)
    return _cache[key]


def _equal(f1, f2, size=8192):
    with open(f1, 'rb') as a, open(f2, 'rb') as b:
        while True:
            piece = a.read(size)
            if piece != b.read(size):
                return False
            if not piece:
                return True


def cmpfiles(a, b, common, shallow=True):
    """Compare files of these names in two directories, and return three lists: the equal, the unequal, and those that could not be compared."""
    lists = {True: [], False: [], None: []}
    for name in common:
        try:
            same = cmp(os.path.join(a, name), os.path.join(b, name), shallow)
        except (OSError, ValueError):
            same = None
        lists[same].append(name)
    return tuple(lists.values())


class dircmp:
    """Two directories, compared when one asks."""

    def __init__(self, a, b, ignore=None, hide=None, *, shallow=True):
        self.left, self.right = a, b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore
        self.shallow = shallow

    __class_getitem__ = classmethod(GenericAlias)

    def _names(self, directory):
        return sorted(name for name in os.listdir(directory) if name not in self.hide and name not in self.ignore)

    def phase0(self):
        """Find the names on both sides."""
        self.left_list, self.right_list = self._names(self.left), self._names(self.right)

    def phase1(self):
        """Find the names that one side has, and those that both have."""
        left, right = ({os.path.normcase(name): name for name in names} for names in (self.left_list, self.right_list))
        self.common = [name for key, name in left.items() if key in right]
        self.left_only = [name for key, name in left.items() if key not in right]
        self.right_only = [name for key, name in right.items() if key not in left]

    def phase2(self):
        """Find out what the names that both have are of."""
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            try:
                kinds = {stat.S_IFMT(os.stat(os.path.join(side, name)).st_mode) for side in (self.left, self.right)}
            except (OSError, ValueError):
                kinds = set()
            where = self.common_dirs if kinds == {stat.S_IFDIR} else self.common_files if kinds == {stat.S_IFREG} else self.common_funny
            where.append(name)

    def phase3(self):
        """Compare the files that both have."""
        self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files, self.shallow)

    def phase4(self):
        """Make comparisons of the directories that both have."""
        self.subdirs = {name: self.__class__(os.path.join(self.left, name), os.path.join(self.right, name), self.ignore, self.hide,
                                             shallow=self.shallow) for name in self.common_dirs}

    def phase4_closure(self):
        """Make comparisons of all directories below."""
        self.phase4()
        for each in self.subdirs.values():
            each.phase4_closure()

    def report(self):
        """Print how the directories differ."""
        print('diff', self.left, self.right)
        for title, names in (f'Only in {self.left} :', self.left_only), (f'Only in {self.right} :', self.right_only):
            if names:
                print(title, sorted(names))
        for title, names in (('Identical files :', self.same_files), ('Differing files :', self.diff_files), ('Trouble with common files :', self.funny_files),
                             ('Common subdirectories :', self.common_dirs), ('Common funny cases :', self.common_funny)):
            if names:
                print(title, sorted(names))

    def report_partial_closure(self):
        """Print how the directories differ, and those below them that both have."""
        self.report()
        for each in self.subdirs.values():
            print()
            each.report()

    def report_full_closure(self):
        """Print how the directories differ, and all below them."""
        self.report()
        for each in self.subdirs.values():
            print()
            each.report_full_closure()

    _phases = {name: phase for phase, names in {
        phase0: ('left_list', 'right_list'), phase1: ('common', 'left_only', 'right_only'), phase2: ('common_dirs', 'common_files', 'common_funny'),
        phase3: ('same_files', 'diff_files', 'funny_files'), phase4: ('subdirs',)}.items() for name in names}

    def __getattr__(self, attr):
        if attr not in self._phases:
            raise AttributeError(attr)
        self._phases[attr](self)
        return getattr(self, attr)


def _main():
    import getopt
    import sys
    options, args = getopt.getopt(sys.argv[1:], 'r')
    if len(args) != 2:
        raise getopt.GetoptError('need exactly two args', None)
    compared = dircmp(*args)
    if ('-r', '') in options:
        compared.report_full_closure()
    else:
        compared.report()


if __name__ == '__main__':
    _main()
