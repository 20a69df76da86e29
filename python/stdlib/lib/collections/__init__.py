"""Containers that do more than dict, list, set and tuple."""

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque', 'namedtuple']

import operator as _operator
import sys as _sys

from itertools import chain as _chain, repeat as _repeat, starmap as _starmap
from keyword import iskeyword as _iskeyword

try:
    from _collections import OrderedDict, _count_elements, _speed_up, _tuplegetter, defaultdict, deque
except ImportError:
    # What there is in an interpreter without the native module: neither deque nor defaultdict.
    from _collections_plain import OrderedDict, _count_elements, _speed_up, _tuplegetter
    __all__.remove('defaultdict')
    __all__.remove('deque')

_mappingproxy = type(type.__dict__)


def __getattr__(name):
    # Classes that inherit from abstract ones come when they are wanted: those are many, and most programs want neither.
    if name in {'ChainMap', 'UserDict', 'UserList', 'UserString'}:
        import _collections_user
        return globals().setdefault(name, getattr(_collections_user, name))
    # "from collections import abc" and "collections.abc" work without an import of the submodule.
    if name == 'abc':
        import importlib
        return importlib.import_module('collections.abc')
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted({*globals(), *__all__})


def _is_mapping(obj):
    # Without the module of abstract classes nothing can be a Mapping but what that module itself says is one.
    abstract = _sys.modules.get('_collections_abc')
    return isinstance(obj, (dict, _mappingproxy) if abstract is None else abstract.Mapping)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a subclass of tuple whose items have names.

    The names are given as strings, in an iterable or in one string that commas or spaces divide. With rename, names that
    cannot be used become _0, _1 and so on. The defaults belong to the last fields.
    """
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = list(map(str, field_names))
    typename = _sys.intern(str(typename))
    if rename:
        seen = set()
        for i, name in enumerate(names):
            if not name.isidentifier() or _iskeyword(name) or name.startswith('_') or name in seen:
                names[i] = f'_{i}'
            seen.add(name)
    for name in [typename] + names:
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if _iskeyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    places = {}
    for i, name in enumerate(names):
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if places.setdefault(name, i) != i:
            raise ValueError(f'Encountered duplicate field name: {name!r}')

    defaults = None if defaults is None else tuple(defaults)
    of_last = defaults or ()
    if len(of_last) > len(names):
        raise TypeError('Got more default values than field names')
    field_defaults = dict(zip(names[len(names) - len(of_last):], of_last))

    fields = tuple(map(_sys.intern, names))
    count = len(fields)
    template = '(' + ', '.join(f'{name}=%r' for name in fields) + ')'
    new_tuple = tuple.__new__

    # Only a function that has these very parameters gives the errors that calls with other ones deserve.
    listed = ', '.join(fields) + ',' if fields else ''
    scope = {'_tuple_new': new_tuple, '__builtins__': {}, '__name__': f'namedtuple_{typename}'}
    __new__ = eval(f'lambda _cls, {listed[:-1]}: _tuple_new(_cls, ({listed}))', scope)
    __new__.__name__ = '__new__'
    __new__.__doc__ = f'Create new instance of {typename}({", ".join(fields)})'
    if defaults is not None:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = new_tuple(cls, iterable)
        if len(result) != count:
            raise TypeError(f'Expected {count} arguments, got {len(result)}')
        return result

    _make.__func__.__doc__ = f'A {typename} of the items of an iterable.'

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise TypeError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    _replace.__doc__ = f'A {typename} with other values for some fields.'

    def __repr__(self):
        'The name of the class, and the fields as keywords.'
        return self.__class__.__name__ + template % self

    def _asdict(self):
        'A dict of the fields.'
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        'What pickle and copy give to __new__.'
        return tuple(self)

    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'

    namespace = {
        '__doc__': f'{typename}({", ".join(fields)})', '__slots__': (), '_fields': fields, '_field_defaults': field_defaults,
        '__new__': __new__, '_make': _make, '__replace__': _replace, '_replace': _replace, '__repr__': __repr__,
        '_asdict': _asdict, '__getnewargs__': __getnewargs__, '__match_args__': fields,
    }
    for i, name in enumerate(fields):
        namespace[name] = _tuplegetter(i, _sys.intern(f'Alias for field number {i}'))
    result = type(typename, (tuple,), namespace)
    _speed_up(result, count)

    # pickle finds the class in the module that made it.
    result.__module__ = (_sys._getframemodulename(1) or '__main__') if module is None else module
    return result


class Counter(dict):
    """A dict that counts: a key that is not there has the count 0. Counts may be negative, too."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        'The sum of all counts.'
        return sum(self.values())

    def most_common(self, n=None):
        """The n items with the highest counts, or all items, the highest count first."""
        if n is None:
            return sorted(self.items(), key=_operator.itemgetter(1), reverse=True)
        import heapq
        return heapq.nlargest(n, self.items(), key=_operator.itemgetter(1))

    def elements(self):
        """Each key as often as its count says."""
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        """Add the counts of a mapping, or 1 for each item of an iterable."""
        if iterable is None:
            pass
        elif not _is_mapping(iterable):
            _count_elements(self, iterable)
        elif self:
            have = self.get
            for key, count in iterable.items():
                self[key] = count + have(key, 0)
        else:
            super().update(iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Take away the counts of a mapping, or 1 for each item of an iterable."""
        have = self.get
        if _is_mapping(iterable):
            for key, count in iterable.items():
                self[key] = have(key, 0) - count
        elif iterable is not None:
            for key in iterable:
                self[key] = have(key, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        'A counter with the same counts.'
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, key):
        'Remove a key, if it is there.'
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            # Counts that cannot be ordered.
            shown = dict(self)
        return f'{self.__class__.__name__}({shown!r})'

    # One counter is not more than another if no count is higher; a count that is missing is 0.

    def __eq__(self, other):
        return _each_count(_operator.eq, self, other)

    def __le__(self, other):
        return _each_count(_operator.le, self, other)

    def __ge__(self, other):
        return _each_count(_operator.ge, self, other)

    def __ne__(self, other):
        return not self == other if isinstance(other, Counter) else NotImplemented

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __gt__(self, other):
        return self >= other and self != other if isinstance(other, Counter) else NotImplemented

    # The operators make counters of positive counts only.

    def __add__(self, other):
        return _merged(_operator.add, self, other)

    def __sub__(self, other):
        return _merged(_operator.sub, self, other)

    def __or__(self, other):
        return _merged(max, self, other)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _counter({key: less for key, count in self.items() if (less := min(count, other[key])) > 0})

    def __pos__(self):
        return _counter({key: count for key, count in self.items() if count > 0})

    def __neg__(self):
        return _counter({key: 0 - count for key, count in self.items() if count < 0})

    def _keep_positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._keep_positive()

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for key, more in other.items():
            if more > self[key]:
                self[key] = more
        return self._keep_positive()

    def __iand__(self, other):
        for key, count in self.items():
            more = other[key]
            if more < count:
                self[key] = more
        return self._keep_positive()


def _each_count(compare, some, others):
    """Whether the counts of two counters compare so, whichever has the key."""
    if not isinstance(others, Counter):
        return NotImplemented
    return all(compare(some[key], others[key]) for counts in (some, others) for key in counts)


def _merged(combine, some, others):
    """A counter of the counts of two, combined; a count that is missing is 0."""
    if not isinstance(others, Counter):
        return NotImplemented
    counts = dict(some)
    have = counts.get
    for key, count in others.items():
        counts[key] = combine(have(key, 0), count)
    return _counter({key: count for key, count in counts.items() if count > 0})


def _counter(counts):
    """A counter of these very counts."""
    result = Counter()
    dict.update(result, counts)
    return result
