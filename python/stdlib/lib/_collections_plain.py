"""The types of module collections in Python, for interpreters without the native module _collections."""

from _collections_abc import MutableMapping
from operator import eq
from reprlib import recursive_repr

_missing = object()


class OrderedDict(dict):
    """A dict that can be rearranged. Dicts are in the order of insertion; what is done here is to keep to it."""

    __module__ = 'collections'

    def __init__(self, other=(), /, **kwds):
        self.__update(other, **kwds)

    update = __update = MutableMapping.update

    __ne__ = MutableMapping.__ne__

    def popitem(self, last=True):
        """Remove the last item, or the first, and return it."""
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        return key, dict.pop(self, key)

    def move_to_end(self, key, last=True):
        """Make an item the last, or the first."""
        value = dict.__getitem__(self, key)
        dict.__delitem__(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        others = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        for name, other in others:
            dict.__setitem__(self, name, other)

    def __sizeof__(self):
        return dict.__sizeof__(self) + 16 * len(self)

    def pop(self, key, default=_missing):
        """Remove an item and return its value, or default."""
        if dict.__contains__(self, key):
            return dict.pop(self, key)
        if default is not _missing:
            return default
        raise KeyError(key)

    def setdefault(self, key, default=None):
        """Return the value of a key, which gets default if it has none."""
        if key not in self:
            self[key] = default
        return self[key]

    @recursive_repr()
    def __repr__(self):
        name = self.__class__.__name__
        return f'{name}({dict(self.items())!r})' if self else f'{name}()'

    def __reduce__(self):
        return self.__class__, (), self.__getstate__() or None, None, iter(self.items())

    def copy(self):
        """Return a copy."""
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """Return one with these keys, all of which have the same value."""
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(map(eq, self, other))
        return dict.__eq__(self, other)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return self._united(self, other, other)

    def __ror__(self, other):
        return self._united(other, self, other)

    def _united(self, first, second, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(first)
        made.update(second)
        return made


def _count_elements(mapping, iterable):
    for item in iterable:
        mapping[item] = mapping.get(item, 0) + 1


def _speed_up(cls):
    """Nothing: only the native module can."""


class _tuplegetter(property):
    """What a named item of a tuple is got by."""

    def __init__(self, index, doc):
        super().__init__(lambda self: tuple.__getitem__(self, index), doc=doc)
        self.index = index

    def __reduce__(self):
        return _tuplegetter, (self.index, self.__doc__)
