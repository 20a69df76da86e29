"""The abstract base classes of containers, which module collections.abc publishes.

A class is one of these if it inherits from it, if it was registered, or, of those that ask for a few methods only, if it has
them. Those with more have mixins, written with the few methods that a subclass must have.
"""

from abc import ABCMeta, abstractmethod
from itertools import count
import sys

GenericAlias = type(list[int])
_function_type = type(abstractmethod)

__all__ = ['Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator', 'Hashable', 'Iterable', 'Iterator',
           'Generator', 'Reversible', 'Sized', 'Container', 'Callable', 'Collection', 'Set', 'MutableSet', 'Mapping',
           'MutableMapping', 'MappingView', 'KeysView', 'ItemsView', 'ValuesView', 'Sequence', 'MutableSequence',
           'ByteString', 'Buffer']

# Classes say that they belong to collections.abc, where programs find them.
__name__ = 'collections.abc'

_iterators = (bytes_iterator, bytearray_iterator, str_iterator, list_iterator, list_reverseiterator, tuple_iterator,
              set_iterator, dict_keyiterator, dict_valueiterator, dict_itemiterator, range_iterator, longrange_iterator,
              zip_iterator) = tuple(type(iter(each)) for each in (
                  b'', bytearray(), '', [], reversed([]), (), set(), {}.keys(), {}.values(), {}.items(), range(0),
                  range(1 << 1000), zip()))
dict_keys, dict_values, dict_items = type({}.keys()), type({}.values()), type({}.items())
mappingproxy = type(type.__dict__)
framelocalsproxy = type((lambda: sys._getframe())().f_locals)
generator = type((lambda: (yield))())


async def _coroutine():
    pass
_coroutine = _coroutine()
coroutine = type(_coroutine)
_coroutine.close()
del _coroutine


async def _async_generator():
    yield
async_generator = type(_async_generator())
del _async_generator

_unset = object()


def _has_method(C, method):
    for base in C.__mro__:
        if method in base.__dict__:
            return base.__dict__[method] is not None
    return False


def _check_methods(C, *methods):
    """Whether a class has these methods: True, or NotImplemented, which leaves the question open. None stands for no method."""
    for method in methods:
        if not _has_method(C, method):
            return NotImplemented
    return True


def _known_by(*methods):
    """Decorate an abstract class: every class with these methods is one of it. Its subclasses ask for more than that."""
    def decorate(abstract):
        @classmethod
        def __subclasshook__(cls, C):
            return _check_methods(C, *methods) if cls is abstract else NotImplemented

        abstract.__subclasshook__ = __subclasshook__
        return abstract
    return decorate


def _exception(typ, val, tb):
    """The exception that the three arguments of throw() stand for."""
    if val is None:
        val = typ if tb is None else typ()
    return val if tb is None else val.with_traceback(tb)


def _until(error, step):
    """Do a step over and over, until it raises an error of this class."""
    try:
        while True:
            step()
    except error:
        pass


@_known_by('__hash__')
class Hashable(metaclass=ABCMeta):
    """What can be a key."""

    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


@_known_by('__await__')
class Awaitable(metaclass=ABCMeta):
    """What await takes."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __await__(self):
        yield


@_known_by('__await__', 'send', 'throw', 'close')
class Coroutine(Awaitable):
    """What an asynchronous function gives."""

    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Send a value into the coroutine, and return what it yields or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raise an exception in the coroutine, and return what it yields or raise StopIteration."""
        raise _exception(typ, val, tb)

    def close(self):
        """Raise GeneratorExit in the coroutine, which has to end."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError('coroutine ignored GeneratorExit')


@_known_by('__aiter__')
class AsyncIterable(metaclass=ABCMeta):
    """What async for goes through."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


@_known_by('__anext__', '__aiter__')
class AsyncIterator(AsyncIterable):
    """What gives one item after the other to those who await them."""

    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        """The next item, or StopAsyncIteration."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self


@_known_by('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')
class AsyncGenerator(AsyncIterator):
    """What an asynchronous function with yield gives."""

    __slots__ = ()

    async def __anext__(self):
        """The next item, or StopAsyncIteration."""
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        """Send a value into the generator, and return what it yields or raise StopAsyncIteration."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Raise an exception in the generator, and return what it yields or raise StopAsyncIteration."""
        raise _exception(typ, val, tb)

    async def aclose(self):
        """Raise GeneratorExit in the generator, which has to end."""
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError('asynchronous generator ignored GeneratorExit')


@_known_by('__iter__')
class Iterable(metaclass=ABCMeta):
    """What for goes through."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __iter__(self):
        return iter(())


@_known_by('__iter__', '__next__')
class Iterator(Iterable):
    """What gives one item after the other."""

    __slots__ = ()

    @abstractmethod
    def __next__(self):
        """The next item, or StopIteration."""
        raise StopIteration

    def __iter__(self):
        return self


@_known_by('__reversed__', '__iter__')
class Reversible(Iterable):
    """What can be gone through from either end."""

    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        return iter(())


@_known_by('__iter__', '__next__', 'send', 'throw', 'close')
class Generator(Iterator):
    """What a function with yield gives."""

    __slots__ = ()

    def __next__(self):
        """The next item, or StopIteration."""
        return self.send(None)

    @abstractmethod
    def send(self, value):
        """Send a value into the generator, and return what it yields or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raise an exception in the generator, and return what it yields or raise StopIteration."""
        raise _exception(typ, val, tb)

    def close(self):
        """Raise GeneratorExit in the generator, which has to end; what it returns is returned."""
        try:
            self.throw(GeneratorExit)
        except StopIteration as stop:
            return stop.value
        except GeneratorExit:
            return None
        raise RuntimeError('generator ignored GeneratorExit')


@_known_by('__len__')
class Sized(metaclass=ABCMeta):
    """What has a length."""

    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


@_known_by('__contains__')
class Container(metaclass=ABCMeta):
    """What can be asked whether something is in it."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __contains__(self, x):
        return False


@_known_by('__len__', '__iter__', '__contains__')
class Collection(Sized, Iterable, Container):
    """What has a length, can be gone through, and asked."""

    __slots__ = ()


@_known_by('__buffer__')
class Buffer(metaclass=ABCMeta):
    """What lends its bytes to a memoryview."""

    __slots__ = ()

    @abstractmethod
    def __buffer__(self, flags: int, /) -> memoryview:
        raise NotImplementedError


class _CallableGenericAlias(GenericAlias):
    """Callable[argtypes, resulttype], whose arguments are flat: Callable[[int, str], float] has (int, str, float)."""

    __slots__ = ()

    def __new__(cls, origin, args):
        if not (isinstance(args, tuple) and len(args) == 2):
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        parameters, result = args
        if isinstance(parameters, (tuple, list)):
            args = (*parameters, result)
        elif not _is_param_expr(parameters):
            raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {parameters}')
        return super().__new__(cls, origin, args)

    def __repr__(self):
        if _is_open(self.__args__):
            return super().__repr__()
        *parameters, result = map(_type_repr, self.__args__)
        return f'collections.abc.Callable[[{", ".join(parameters)}], {result}]'

    def __reduce__(self):
        *parameters, result = self.__args__
        if _is_open(self.__args__):
            parameters, = parameters
        return _CallableGenericAlias, (Callable, (parameters, result))

    def __getitem__(self, item):
        *parameters, result = super().__getitem__(item if isinstance(item, tuple) else (item,)).__args__
        # What stood for a ParamSpec is a list already; other parameters go back into one.
        if isinstance(parameters[0], (tuple, list)):
            parameters = parameters[0]
        return _CallableGenericAlias(Callable, (parameters, result))

def _is_open(args):
    """Whether the parameters of a Callable with these arguments are one thing, which stands for all of them."""
    return len(args) == 2 and _is_param_expr(args[0])


def _is_param_expr(obj):
    """Whether this may stand where the parameters of a Callable stand."""
    if obj is ... or isinstance(obj, list):
        return True
    kind = type(obj)
    return kind.__module__ == 'typing' and kind.__name__ in ('ParamSpec', '_ConcatenateGenericAlias')


def _type_repr(obj):
    """How a type is shown as an argument of Callable."""
    if isinstance(obj, type):
        where = '' if obj.__module__ == 'builtins' else f'{obj.__module__}.'
        return where + obj.__qualname__
    if obj is ...:
        return '...'
    return obj.__name__ if isinstance(obj, _function_type) else repr(obj)


@_known_by('__call__')
class Callable(metaclass=ABCMeta):
    """What can be called."""

    __slots__ = ()
    __class_getitem__ = classmethod(_CallableGenericAlias)

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False


def _as_set(operand, other):
    """The other operand as a set, of the kind of the first one if it has to be made; NotImplemented if it cannot be made."""
    if isinstance(other, Set):
        return other
    return operand._from_iterable(other) if isinstance(other, Iterable) else NotImplemented


def _without(changed, values):
    """Discard these from a set that changes; they may be the set itself."""
    for value in list(values) if values is changed else values:
        changed.discard(value)
    return changed


class Set(Collection):
    """What is to be a set needs __contains__, __iter__ and __len__.

    The operators make results with _from_iterable, for classes whose __init__ does not take an iterable to override.
    """

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        """Make a set of the items of an iterable."""
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all(item in other for item in self)

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all(item in self for item in other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(item for item in other if item in self)

    __rand__ = __and__

    def isdisjoint(self, other):
        """Whether no item is in both."""
        return not any(item in self for item in other)

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(item for part in (self, other) for item in part)

    __ror__ = __or__

    def __sub__(self, other):
        other = _as_set(self, other)
        if other is NotImplemented:
            return other
        return self._from_iterable(item for item in self if item not in other)

    def __rsub__(self, other):
        other = _as_set(self, other)
        if other is NotImplemented:
            return other
        return self._from_iterable(item for item in other if item not in self)

    def __xor__(self, other):
        other = _as_set(self, other)
        if other is NotImplemented:
            return other
        return (self - other) | (other - self)

    __rxor__ = __xor__

    def _hash(self):
        """The hash that frozenset would have of these items: for classes that want to be hashable."""
        mask = 2 * sys.maxsize + 1
        mixed = 1927868237 * (len(self) + 1) & mask
        for item in self:
            part = hash(item)
            mixed ^= (part ^ (part << 16) ^ 89869747) * 3644798167
            mixed &= mask
        mixed ^= (mixed >> 11) ^ (mixed >> 25)
        mixed = (mixed * 69069 + 907133923) & mask
        if mixed > sys.maxsize:
            mixed -= mask + 1
        return 590923713 if mixed == -1 else mixed


class MutableSet(Set):
    """What is to be a set that changes needs add and discard, besides what Set needs."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Add an item."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Remove an item, if it is there."""
        raise NotImplementedError

    def remove(self, value):
        """Remove an item; if it is not there, raise KeyError."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Remove and return some item; if there is none, raise KeyError."""
        for value in self:
            break
        else:
            raise KeyError from None
        self.discard(value)
        return value

    def clear(self):
        """Remove all items, one by one."""
        _until(KeyError, self.pop)

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        return _without(self, self - it)

    def __ixor__(self, it):
        if it is self:
            return _without(self, it)
        for value in it if isinstance(it, Set) else self._from_iterable(it):
            change = self.discard if value in self else self.add
            change(value)
        return self

    def __isub__(self, it):
        return _without(self, it)


class Mapping(Collection):
    """What is to be a mapping needs __getitem__, __iter__ and __len__."""

    __slots__ = ()

    __abc_tpflags__ = 1 << 6

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        'The value of a key, or the default if it is not there.'
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        'Whether there is a value for the key.'
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        "The keys, as they are when they are looked at."
        return KeysView(self)

    def items(self):
        "The items, as they are when they are looked at."
        return ItemsView(self)

    def values(self):
        "The values, as they are when they are looked at."
        return ValuesView(self)

    def __eq__(self, other):
        'Whether the other mapping has the same items, in whatever order.'
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    # A class that had no __reversed__ would be asked for its length and its items by number.
    __reversed__ = None


class MappingView(Sized):
    """What is in a mapping, as it is when one looks."""

    __slots__ = ('_mapping',)
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return f'{type(self).__name__}({self._mapping!r})'

    def __len__(self):
        return len(self._mapping)


@classmethod
def _plain_set(cls, it):
    """Make the result of an operator on views: a set, since a view has no items of its own."""
    return set(it)


class KeysView(MappingView, Set):
    """The keys of a mapping."""

    __slots__ = ()
    _from_iterable = _plain_set

    def __iter__(self):
        return iter(self._mapping)

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(MappingView, Set):
    """The pairs of keys and values of a mapping."""

    __slots__ = ()
    _from_iterable = _plain_set

    def __iter__(self):
        mapping = self._mapping
        return ((key, mapping[key]) for key in mapping)

    def __contains__(self, item):
        key, value = item
        try:
            have = self._mapping[key]
        except KeyError:
            return False
        return have is value or have == value


class ValuesView(MappingView, Collection):
    """The values of a mapping."""

    __slots__ = ()

    def __iter__(self):
        mapping = self._mapping
        return (mapping[key] for key in mapping)

    def __contains__(self, value):
        return any(have is value or have == value for have in self)


class MutableMapping(Mapping):
    """What is to be a mapping that changes needs __setitem__ and __delitem__, besides what Mapping needs."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        """Give a key its value."""
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        """Remove a key."""
        raise KeyError

    def pop(self, key, default=_unset):
        """Remove a key and return its value, or the default if it is not there; without one, raise KeyError."""
        try:
            value = self[key]
        except KeyError:
            if default is not _unset:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        """Remove and return some item as a pair; if there is none, raise KeyError."""
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        """Remove all items, one by one."""
        _until(KeyError, self.popitem)

    def update(self, other=(), /, **kwds):
        """Add the items of a mapping or an iterable of pairs, and those given by keyword."""
        keys = other if isinstance(other, Mapping) else other.keys() if hasattr(other, 'keys') else None
        if keys is not None:
            for key in keys:
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        """The value of a key, which gets the default if it is not there."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default


class Sequence(Reversible, Collection):
    """What is to be a sequence needs __getitem__ and __len__."""

    __slots__ = ()

    __abc_tpflags__ = 1 << 5

    @abstractmethod
    def __getitem__(self, index):
        """The item with this number; after the last one, IndexError."""
        raise IndexError

    def __iter__(self):
        try:
            for i in count():
                yield self[i]
        except IndexError:
            return

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def index(self, value, start=0, stop=None):
        """The number of the first item that equals value; if there is none, raise ValueError."""
        if start < 0:
            start = max(start + len(self), 0)
        if stop is not None and stop < 0:
            stop += len(self)
        for i in count(start) if stop is None else range(start, stop):
            try:
                item = self[i]
            except IndexError:
                break
            if item is value or item == value:
                return i
        raise ValueError

    def count(self, value):
        """How many items equal value."""
        return sum(1 for item in self if item is value or item == value)


class _DeprecateByteStringMeta(ABCMeta):
    def __new__(cls, name, bases, namespace, **kwargs):
        if name != 'ByteString':
            _warn_of_byte_string()
        return super().__new__(cls, name, bases, namespace, **kwargs)

    def __instancecheck__(cls, instance):
        _warn_of_byte_string()
        return super().__instancecheck__(instance)


def _warn_of_byte_string():
    import warnings
    warnings.warn("'collections.abc.ByteString' is deprecated and slated for removal in Python 3.14", DeprecationWarning,
                  stacklevel=3)


class ByteString(Sequence, metaclass=_DeprecateByteStringMeta):
    """What bytes and bytearray have in common. It is on its way out."""

    __slots__ = ()


class MutableSequence(Sequence):
    """What is to be a sequence that changes needs __setitem__, __delitem__ and insert, besides what Sequence needs."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        """Replace the item with this number."""
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        """Remove the item with this number."""
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Add an item before the one with this number."""
        raise IndexError

    def append(self, value):
        """Add an item at the end."""
        self.insert(len(self), value)

    def clear(self):
        """Remove all items, one by one."""
        _until(IndexError, self.pop)

    def reverse(self):
        """Turn the order round, in place."""
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        """Add all items of an iterable at the end."""
        if values is self:
            values = list(values)
        for value in values:
            self.append(value)

    def pop(self, index=-1):
        """Remove and return an item, the last one by default."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        """Remove the first item that equals value; if there is none, raise ValueError."""
        del self[self.index(value)]

    def __iadd__(self, values):
        """What += does: extend."""
        self.extend(values)
        return self


# The built-in types are not asked for their methods: that they have them does not tell what kind of container they are.
for _abstract, _types in (
        (Iterator, _iterators), (Generator, (generator,)), (Coroutine, (coroutine,)), (AsyncGenerator, (async_generator,)),
        # Their buffers are no methods that a program could call.
        (Buffer, (bytes, bytearray, memoryview)),
        (Set, (frozenset,)), (MutableSet, (set,)), (Mapping, (mappingproxy, framelocalsproxy)), (MutableMapping, (dict,)),
        (KeysView, (dict_keys,)), (ItemsView, (dict_items,)), (ValuesView, (dict_values,)),
        (Sequence, (tuple, str, range, memoryview)), (ByteString, (bytes, bytearray)), (MutableSequence, (list, bytearray))):
    for _type in _types:
        _abstract.register(_type)
del _abstract, _types, _type
