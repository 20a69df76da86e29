"""Containers that do more than dict, list, set and tuple."""

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque', 'namedtuple']

import _collections_abc
import operator as _operator
import sys as _sys

from itertools import chain as _chain, repeat as _repeat, starmap as _starmap
from keyword import iskeyword as _iskeyword
from reprlib import recursive_repr as _recursive_repr

try:
    from _collections import OrderedDict, _count_elements, _speed_up, _tuplegetter, defaultdict, deque
except ImportError:
    # What there is in an interpreter without the native module: neither deque nor defaultdict.
    from _collections_plain import OrderedDict, _count_elements, _speed_up, _tuplegetter
    __all__.remove('defaultdict')
    __all__.remove('deque')
else:
    _collections_abc.MutableSequence.register(deque)
_collections_abc.MutableMapping.register(OrderedDict)


def __getattr__(name):
    # "from collections import abc" and "collections.abc" work without an import of the submodule.
    if name == 'abc':
        import importlib
        return importlib.import_module('collections.abc')
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


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
        elif not isinstance(iterable, _collections_abc.Mapping):
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
        if isinstance(iterable, _collections_abc.Mapping):
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
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key, count in self.items():
            count += other[key]
            if count > 0:
                result[key] = count
        for key, count in other.items():
            if key not in self and count > 0:
                result[key] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key, count in self.items():
            count -= other[key]
            if count > 0:
                result[key] = count
        for key, count in other.items():
            if key not in self and count < 0:
                result[key] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key, count in self.items():
            more = other[key]
            count = more if count < more else count
            if count > 0:
                result[key] = count
        for key, count in other.items():
            if key not in self and count > 0:
                result[key] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key, count in self.items():
            more = other[key]
            count = count if count < more else more
            if count > 0:
                result[key] = count
        return result

    def __pos__(self):
        result = Counter()
        for key, count in self.items():
            if count > 0:
                result[key] = count
        return result

    def __neg__(self):
        result = Counter()
        for key, count in self.items():
            if count < 0:
                result[key] = 0 - count
        return result

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


def _in_first(change, *args):
    """Change the first mapping of a chain: that something is not there does not mean that no other mapping has it."""
    try:
        return change(*args)
    except KeyError:
        raise KeyError(f'Key not found in the first mapping: {args[0]!r}' if args else 'No keys found in the first mapping.')


class ChainMap(_collections_abc.MutableMapping):
    """Several mappings seen as one: a key is looked for in one after the other, and set in the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        'What is to be given for a key that no mapping has; a subclass may have a value for it.'
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        order = {}
        for mapping in map(dict.fromkeys, reversed(self.maps)):
            order |= mapping
        return iter(order)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        'Whether there is any item.'
        return any(self.maps)

    @_recursive_repr()
    def __repr__(self):
        shown = ', '.join(map(repr, self.maps))
        return f'{self.__class__.__name__}({shown})'

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        'A chain of one dict with these keys, all of which have one value.'
        return cls(dict.fromkeys(iterable, value))

    def copy(self):
        'A chain of a copy of the first mapping and the others themselves.'
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """A chain with one more mapping before the others."""
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        'A chain of all mappings but the first.'
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        _in_first(self.maps[0].__delitem__, key)

    def pop(self, key, *args):
        'Remove a key of the first mapping and return its value.'
        return _in_first(self.maps[0].pop, key, *args)

    def popitem(self):
        'Remove and return an item of the first mapping.'
        return _in_first(self.maps[0].popitem)

    def clear(self):
        'Remove all items of the first mapping.'
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            result = self.copy()
            result |= other
            return result
        return NotImplemented

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        result = dict(other)
        for mapping in reversed(self.maps):
            result.update(mapping)
        return self.__class__(result)


def _applying(function, wrap):
    """A method that calls a function of the data, and makes the result one of its class if it is to be wrapped."""
    if wrap:
        def method(self):
            return self.__class__(function(self.data))
    else:
        def method(self):
            return function(self.data)
    return method


def _comparing(function, cls):
    """A method that compares the data with those of another of the class, or with another object."""
    def method(self, other):
        return function(self.data, other.data if isinstance(other, cls) else other)
    return method


def _on_data(cls, kind, functions={}, methods='', wrapped=''):
    """Give a class around data of some kind what asks only these: comparisons, functions, and methods without arguments."""
    made = {f'__{name}__': _comparing(getattr(_operator, name), cls) for name in ('eq', 'lt', 'le', 'gt', 'ge')}
    made |= {name: _applying(function, False) for name, function in functions.items()}
    made |= {name: _applying(getattr(kind, name), False) for name in methods.split()}
    made |= {name: _applying(getattr(kind, name), True) for name in wrapped.split()}
    for name, method in made.items():
        method.__name__ = name
        method.__qualname__ = f'{cls.__name__}.{name}'
        setattr(cls, name, method)


class UserDict(_collections_abc.MutableMapping):
    """A dict to inherit from: it keeps its items in the dict data, and every method goes through the same few."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for given in dict, kwargs or None:
            if given is not None:
                self.update(given)

    def __getitem__(self, key):
        if key not in self.data:
            missing = getattr(self.__class__, '__missing__', None)
            if missing is None:
                raise KeyError(key)
            return missing(self, key)
        return self.data[key]

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        if isinstance(other, UserDict):
            other = other.data
        elif not isinstance(other, dict):
            return NotImplemented
        return self.__class__(self.data | other)

    def __ror__(self, other):
        if isinstance(other, UserDict):
            other = other.data
        elif not isinstance(other, dict):
            return NotImplemented
        return self.__class__(other | self.data)

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def __copy__(self):
        made = self.__class__.__new__(self.__class__)
        made.__dict__.update(self.__dict__)
        made.__dict__['data'] = self.__dict__['data'].copy()
        return made

    def copy(self):
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        import copy
        # The items are left out while the rest is copied, since a subclass may look at each of them when they come.
        data = self.data
        try:
            self.data = {}
            made = copy.copy(self)
        finally:
            self.data = data
        made.update(self)
        return made

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


def _items(obj):
    """The list that a UserList is around, or the object itself."""
    return obj.data if isinstance(obj, UserList) else obj


class UserList(_collections_abc.MutableSequence):
    """A list to inherit from: it keeps its items in the list data."""

    __hash__ = None

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_items(initlist))

    def __as_list(self, other):
        other = _items(other)
        return other if isinstance(other, type(self.data)) else list(other)

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return item in self.data

    def __getitem__(self, i):
        found = self.data[i]
        return self.__class__(found) if isinstance(i, slice) else found

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return self.__class__(self.data + self.__as_list(other))

    def __radd__(self, other):
        return self.__class__(self.__as_list(other) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.data += self.__as_list(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        made = self.__class__.__new__(self.__class__)
        made.__dict__.update(self.__dict__)
        made.__dict__['data'] = self.__dict__['data'][:]
        return made

    def copy(self):
        'A list of the same class with the same items.'
        return self.__class__(self)

    def index(self, item, *args):
        'The number of the first item that equals this one, in the part that start and stop tell.'
        return self.data.index(item, *args)

    def count(self, item):
        'How many items equal this one.'
        return self.data.count(item)

    def append(self, item):
        'Add an item at the end.'
        self.data.append(item)

    def extend(self, other):
        'Add all items of an iterable at the end.'
        self.data.extend(_items(other))

    def insert(self, i, item):
        'Add an item before the one with this number.'
        self.data.insert(i, item)

    def remove(self, item):
        'Remove the first item that equals this one.'
        self.data.remove(item)

    def pop(self, i=-1):
        'Remove and return an item, the last one by default.'
        return self.data.pop(i)

    def sort(self, /, *args, **kwds):
        'Order the items in place, as list.sort does.'
        self.data.sort(*args, **kwds)


_on_data(UserList, list, {'__repr__': repr}, methods='clear reverse')


def _data(obj):
    """The str that a UserString is around, or the object itself."""
    return obj.data if isinstance(obj, UserString) else obj


def _text(obj):
    """The text of an object that is to be one with that of a UserString."""
    return obj if isinstance(obj, str) else str(_data(obj))


class UserString(_collections_abc.Sequence):
    """A str to inherit from: it keeps its text in the str data."""

    def __init__(self, seq):
        self.data = _text(seq)

    def __len__(self):
        return len(self.data)

    def __contains__(self, char):
        return _data(char) in self.data

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __getnewargs__(self):
        return self.data,

    def __add__(self, other):
        return self.__class__(self.data + _text(other))

    def __radd__(self, other):
        return self.__class__(_text(other) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def encode(self, encoding='utf-8', errors='strict'):
        return self.data.encode('utf-8' if encoding is None else encoding, 'strict' if errors is None else errors)

    def count(self, sub, start=0, end=_sys.maxsize):
        return self.data.count(_data(sub), start, end)

    def endswith(self, suffix, start=0, end=_sys.maxsize):
        return self.data.endswith(suffix, start, end)

    def startswith(self, prefix, start=0, end=_sys.maxsize):
        return self.data.startswith(prefix, start, end)

    def find(self, sub, start=0, end=_sys.maxsize):
        return self.data.find(_data(sub), start, end)

    def rfind(self, sub, start=0, end=_sys.maxsize):
        return self.data.rfind(_data(sub), start, end)

    def index(self, sub, start=0, end=_sys.maxsize):
        return self.data.index(_data(sub), start, end)

    def rindex(self, sub, start=0, end=_sys.maxsize):
        return self.data.rindex(_data(sub), start, end)

    def format(self, /, *args, **kwds):
        return self.data.format(*args, **kwds)

    def format_map(self, mapping):
        return self.data.format_map(mapping)

    def join(self, seq):
        return self.data.join(seq)

    def replace(self, old, new, maxsplit=-1):
        return self.__class__(self.data.replace(_data(old), _data(new), maxsplit))

    def removeprefix(self, prefix, /):
        return self.__class__(self.data.removeprefix(_data(prefix)))

    def removesuffix(self, suffix, /):
        return self.__class__(self.data.removesuffix(_data(suffix)))

    def partition(self, sep):
        return self.data.partition(sep)

    def rpartition(self, sep):
        return self.data.rpartition(sep)

    # Parts are plain text, unlike what else is made of a UserString.

    def split(self, sep=None, maxsplit=-1):
        return self.data.split(_data(sep), maxsplit)

    def rsplit(self, sep=None, maxsplit=-1):
        return self.data.rsplit(_data(sep), maxsplit)

    def splitlines(self, keepends=False):
        return self.data.splitlines(keepends)

    def translate(self, *args):
        return self.__class__(self.data.translate(*args))

    def expandtabs(self, tabsize=8):
        return self.__class__(self.data.expandtabs(tabsize))

    def strip(self, chars=None):
        return self.__class__(self.data.strip(_data(chars)))

    def lstrip(self, chars=None):
        return self.__class__(self.data.lstrip(_data(chars)))

    def rstrip(self, chars=None):
        return self.__class__(self.data.rstrip(_data(chars)))

    def center(self, width, *args):
        return self.__class__(self.data.center(width, *args))

    def ljust(self, width, *args):
        return self.__class__(self.data.ljust(width, *args))

    def rjust(self, width, *args):
        return self.__class__(self.data.rjust(width, *args))

    def zfill(self, width):
        return self.__class__(self.data.zfill(width))

    maketrans = str.maketrans


_on_data(UserString, str, {f'__{kind.__name__}__': kind for kind in (str, repr, int, float, complex, hash)},
         methods='isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper',
         wrapped='capitalize casefold lower swapcase title upper')
