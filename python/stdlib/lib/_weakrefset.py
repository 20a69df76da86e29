"""A set that keeps none of its items alive."""

from _weakref import ref
from types import GenericAlias

__all__ = ['WeakSet']


class WeakSet:
    """A set that keeps none of its items alive: those that are gone are not in it."""

    def __init__(self, data=None):
        self.data = set()
        if data is not None:
            self.update(data)

    def _remove(self, r):
        self.data.discard(r)

    def _ref(self, item):
        me = ref(self)

        def remove(r):
            owner = me()
            if owner is not None:
                owner._remove(r)

        return ref(item, remove)

    def __iter__(self):
        for r in list(self.data):
            item = r()
            if item is not None:
                yield item

    def __len__(self):
        return sum(r() is not None for r in list(self.data))

    def __contains__(self, item):
        try:
            r = ref(item)
        except TypeError:
            return False
        return r in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def add(self, item):
        self.data.add(self._ref(item))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            try:
                r = self.data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            item = r()
            if item is not None:
                return item

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def _others(self, other):
        return {ref(item) for item in other}

    def _with(self, refs):
        items = [r() for r in refs]
        return self.__class__(item for item in items if item is not None)

    def difference(self, other):
        return self._with(self.data - self._others(other))

    __sub__ = difference

    def difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(self._others(other))

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.data.intersection_update(self._others(other))

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def symmetric_difference(self, other):
        made = self.__class__()
        other = self.__class__(other)
        made.update(item for item in self if item not in other)
        made.update(item for item in other if item not in self)
        return made

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        if self is other:
            self.data.clear()
            return
        for item in list(self.__class__(other)):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def issubset(self, other):
        return self.data.issubset(self._others(other))

    __le__ = issubset

    def __lt__(self, other):
        return self.data < self._others(other)

    def issuperset(self, other):
        return self.data.issuperset(self._others(other))

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > self._others(other)

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == self._others(other)

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    def __repr__(self):
        return repr(self.data)

    __class_getitem__ = classmethod(GenericAlias)
