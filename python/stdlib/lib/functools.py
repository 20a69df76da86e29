"""Functions that make functions of functions.

What must be fast (partial, reduce, cmp_to_key and the cache itself) is native, in module _functools.
"""

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache', 'cmp_to_key',
           'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod', 'cached_property']

import sys
from abc import get_cache_token
from collections import namedtuple
from reprlib import recursive_repr

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

GenericAlias = type(list[int])

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper look like the function that it wraps, and name it as __wrapped__."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Only now, so that what the wrapped function itself wraps does not come in between.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper as a decorator of the wrapper."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# The comparisons that total_ordering makes of one that the class has (root). Where that leaves open whether the two are
# equal, they ask. NotImplemented passes through.

def _opposite(root):
    def compare(self, other):
        known = getattr(type(self), root)(self, other)
        return known if known is NotImplemented else not known
    return compare


def _opposite_but_not_equal(root):
    def compare(self, other):
        known = getattr(type(self), root)(self, other)
        return known if known is NotImplemented else not known and self != other
    return compare


def _opposite_or_equal(root):
    def compare(self, other):
        known = getattr(type(self), root)(self, other)
        return known if known is NotImplemented else not known or self == other
    return compare


def _same_or_equal(root):
    def compare(self, other):
        known = getattr(type(self), root)(self, other)
        return known if known is NotImplemented else known or self == other
    return compare


def _same_but_not_equal(root):
    def compare(self, other):
        known = getattr(type(self), root)(self, other)
        return known if known is NotImplemented else known and self != other
    return compare


# By the comparison that is there, in the order in which they are preferred.
_derived = {
    '__lt__': {'__gt__': _opposite_but_not_equal, '__le__': _same_or_equal, '__ge__': _opposite},
    '__le__': {'__ge__': _opposite_or_equal, '__lt__': _same_but_not_equal, '__gt__': _opposite},
    '__gt__': {'__lt__': _opposite_but_not_equal, '__ge__': _same_or_equal, '__le__': _opposite},
    '__ge__': {'__le__': _opposite_or_equal, '__gt__': _same_but_not_equal, '__lt__': _opposite},
}


def total_ordering(cls):
    """Give a class the comparisons that it lacks, made of one that it has."""
    own = {name for name in _derived if getattr(cls, name, None) is not getattr(object, name)}
    if not own:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = next(name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in own)
    for name, make in _derived[root].items():
        if name not in own:
            method = make(root)
            method.__name__ = name
            setattr(cls, name, method)
    return cls


class partialmethod:
    """partial for a method of a class: self comes before the arguments that are given already."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func)]
        parts += map(repr, self.args)
        parts += (f'{name}={value!r}' for name, value in self.keywords.items())
        return f'{cls.__module__}.{cls.__qualname__}({", ".join(parts)})'

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, '__get__', None)
        if bind is not None:
            bound = bind(obj, cls)
            if bound is not self.func:
                # The function knew how to be bound; the arguments are left to a partial.
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    __class_getitem__ = classmethod(GenericAlias)


def _unwrap_partial(func):
    while isinstance(func, partial):
        func = func.func
    return func


def _unwrap_partialmethod(func):
    while True:
        if isinstance(around := getattr(func, '__partialmethod__', None), partialmethod):
            func = around
        elif isinstance(func, (partial, partialmethod)):
            func = func.func
        else:
            return func


_CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])
_between = (object(),)


class _HashedSeq(list):
    """A list that is a key of a dict: its hash is found once."""

    __slots__ = 'hashvalue'

    def __init__(self, tup, hash=hash):
        super().__init__(tup)
        self.hashvalue = hash(tup)

    def __hash__(self):
        return self.hashvalue


def _make_key(args, kwds, typed, kwd_mark=_between, fasttypes={int, str}, tuple=tuple, type=type, len=len):
    """The key under which a cache in Python remembers a call."""
    if len(args) == 1 and not kwds and not typed and type(args[0]) in fasttypes:
        return args[0]
    key = args
    if kwds:
        key = sum(kwds.items(), key + kwd_mark)
    if typed:
        key += *map(type, args), *map(type, kwds.values())
    return _HashedSeq(key)


def lru_cache(maxsize=128, typed=False):
    """Remember what a function returned for the arguments of its last calls.

    Of the decorated function, cache_info() tells how that works out, and cache_clear() forgets all. With maxsize=None
    nothing is forgotten. With typed, arguments of different types are different, even if they are equal.
    """
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        # Used as @lru_cache, without parentheses.
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)
    return decorating_function


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    'Remember everything that a function returned.'
    return lru_cache(maxsize=None)(user_function)


# The implementation of a generic function is looked for along the MRO that the class of the argument would have if it
# inherited from the abstract classes that it only claims to implement. PEP 443 says how that is made.

def _merge(orders):
    """One order that agrees with all of these, if there is one: C3."""
    merged = []
    while orders := [order for order in orders if order]:
        later = [cls for order in orders for cls in order[1:]]
        first = next((order[0] for order in orders if order[0] not in later), None)
        if first is None:
            raise RuntimeError('Inconsistent hierarchy')
        merged.append(first)
        orders = [order[1:] if order[0] is first else order for order in orders]
    return merged


def _claimed_mro(cls, claims):
    """The MRO of a class as if it inherited from the abstract classes of claims that it implements."""
    # What is implemented here, and not by a base, is put in here: after the bases that are abstract themselves.
    here = [abc for abc in claims if issubclass(cls, abc) and not any(issubclass(base, abc) for base in cls.__bases__)]
    rest = [abc for abc in claims if abc not in here]
    bases = list(cls.__bases__)
    cut = max((i for i, base in enumerate(bases, 1) if hasattr(base, '__abstractmethods__')), default=0)
    groups = [bases[:cut], here, bases[cut:]]
    return _merge([[cls], *(_claimed_mro(base, rest) for group in groups for base in group), *groups])


def _order(cls, types):
    """The MRO of a class with those of types that it implements without inheriting from them."""
    inherited = set(cls.__mro__)
    types = [typ for typ in types
             if typ not in inherited and hasattr(typ, '__mro__') and not isinstance(typ, GenericAlias) and issubclass(cls, typ)]
    types = [typ for typ in types if not any(typ is not other and typ in other.__mro__ for other in types)]
    claims = []
    for typ in types:
        # A subclass of typ that cls implements as well may lead to several of types: such a one goes first.
        paths = [[c for c in sub.__mro__ if c in types]
                 for sub in typ.__subclasses__() if sub not in inherited and issubclass(cls, sub)]
        for path in sorted(paths, key=len, reverse=True) or [[typ]]:
            claims += [c for c in path if c not in claims]
    return _claimed_mro(cls, claims)


def _find_impl(cls, registry):
    """The implementation that fits a class best."""
    candidates = iter(_order(cls, registry))
    match = next((c for c in candidates if c in registry), None)
    # If the one after it fits as well, and neither is a base of the class or of the other, nothing decides between them.
    rival = next(candidates, None)
    if (match is not None and rival in registry and rival not in cls.__mro__ and match not in cls.__mro__
            and not issubclass(match, rival)):
        raise RuntimeError(f'Ambiguous dispatch: {match} or {rival}')
    return registry.get(match)


def singledispatch(func):
    """Make a function whose implementation depends on the class of the first argument.

    register() adds implementations, dispatch() tells which one there is for a class, registry names all.
    """
    from types import MappingProxyType
    from weakref import WeakKeyDictionary

    UnionType = type(int | str)
    registry = {}
    known = WeakKeyDictionary()
    token = None

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal token
        if token is not None:
            current = get_cache_token()
            if token != current:
                known.clear()
                token = current
        try:
            return known[cls]
        except KeyError:
            pass
        try:
            implementation = registry[cls]
        except KeyError:
            implementation = _find_impl(cls, registry)
        known[cls] = implementation
        return implementation

    def members(cls):
        """The types of a union, or None if cls is none."""
        if isinstance(cls, UnionType):
            return cls.__args__
        # What typing made can only be here if typing is.
        typing = sys.modules.get('typing')
        if typing is not None and getattr(cls, '__origin__', None) is typing.Union:
            return cls.__args__
        return None

    def valid(cls):
        if isinstance(cls, type) and not isinstance(cls, GenericAlias):
            return True
        args = members(cls)
        return args is not None and all(isinstance(arg, type) and not isinstance(arg, GenericAlias) for arg in args)

    def register(cls, func=None):
        """Add an implementation for a class, or, if only a function is given, for the class of its annotation."""
        nonlocal token
        if valid(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            annotations = getattr(cls, '__annotations__', {})
            if not annotations:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. '
                                f'Use either `@register(some_class)` or plain `@register` on an annotated function.')
            func = cls
            argname, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                cls = eval(cls, func.__globals__)
            if cls is None:
                cls = type(None)
            if not valid(cls):
                if members(cls) is not None:
                    raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.')
                raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} is not a class.')
        for one in [cls] if isinstance(cls, type) else members(cls):
            registry[one] = func
            if token is None and hasattr(one, '__abstractmethods__'):
                token = get_cache_token()
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = known.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """singledispatch for methods: the argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func
        from weakref import WeakKeyDictionary
        self._method_cache = WeakKeyDictionary()

    def register(self, cls, method=None):
        """Add an implementation for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        if self._method_cache is not None:
            try:
                return self._method_cache[obj]
            except TypeError:
                self._method_cache = None
            except KeyError:
                pass
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, '__name__', 'singledispatchmethod method')

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f'{name} requires at least 1 positional argument')
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        update_wrapper(_method, self.func)
        _method.register, _method.__isabstractmethod__ = self.register, self.__isabstractmethod__
        if self._method_cache is not None:
            self._method_cache[obj] = _method
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


_NOT_FOUND = object()


class cached_property:
    """A property that is computed once: the value becomes an attribute of the instance."""

    def __init__(self, func):
        self.func, self.attrname = func, None
        self.__doc__, self.__module__ = func.__doc__, func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f'instance to cache {self.attrname!r} property.') from None
        value = attributes.get(self.attrname, _NOT_FOUND)
        if value is _NOT_FOUND:
            value = self.func(instance)
            try:
                attributes[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                                f'does not support item assignment for caching {self.attrname!r} property.') from None
        return value

    __class_getitem__ = classmethod(GenericAlias)
