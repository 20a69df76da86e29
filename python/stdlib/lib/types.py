"""The built-in types that have no name in builtins, and how classes are made when a program is running."""

from _types import *

__all__ = [
    'FunctionType', 'LambdaType', 'CodeType', 'MappingProxyType', 'SimpleNamespace', 'CellType', 'GeneratorType',
    'CoroutineType', 'AsyncGeneratorType', 'MethodType', 'BuiltinFunctionType', 'BuiltinMethodType',
    'WrapperDescriptorType', 'MethodWrapperType', 'MethodDescriptorType', 'ClassMethodDescriptorType', 'ModuleType',
    'TracebackType', 'FrameType', 'GetSetDescriptorType', 'MemberDescriptorType', 'new_class', 'resolve_bases',
    'prepare_class', 'get_original_bases', 'DynamicClassAttribute', 'coroutine', 'GenericAlias', 'UnionType',
    'EllipsisType', 'NoneType', 'NotImplementedType',
]


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class, as a class statement would: exec_body fills its namespace."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """Replace bases that are no classes by those that their __mro_entries__ gives."""
    resolved = []
    changed = False
    for base in bases:
        if not isinstance(base, type) and hasattr(base, '__mro_entries__'):
            entries = base.__mro_entries__(bases)
            if not isinstance(entries, tuple):
                raise TypeError('__mro_entries__ must return a tuple')
            resolved.extend(entries)
            changed = True
        else:
            resolved.append(base)
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """Find the metaclass of a class to be, make its namespace, and tell what keywords are left."""
    kwds = {} if kwds is None else dict(kwds)
    if 'metaclass' in kwds:
        meta = kwds.pop('metaclass')
    elif bases:
        meta = type(bases[0])
    else:
        meta = type
    if isinstance(meta, type):
        meta = _most_derived(meta, bases)
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, namespace, kwds


def _most_derived(meta, bases):
    for base in bases:
        other = type(base)
        if issubclass(meta, other):
            continue
        if not issubclass(other, meta):
            raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of '
                            'the metaclasses of all its bases')
        meta = other
    return meta


def get_original_bases(cls, /):
    """Return the bases of a class as its statement named them."""
    try:
        return cls.__dict__.get('__orig_bases__', cls.__bases__)
    except AttributeError:
        raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}') from None


class DynamicClassAttribute:
    """A property of instances that leaves the attribute of the class to the metaclass."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return _of_instance(self.fget, 'unreadable attribute', instance)
        if not self.__isabstractmethod__:
            # This leaves the question to the __getattr__ of the metaclass.
            raise AttributeError()
        return self

    def __set__(self, instance, value):
        _of_instance(self.fset, "can't set attribute", instance, value)

    def __delete__(self, instance):
        _of_instance(self.fdel, "can't delete attribute", instance)

    def getter(self, fget):
        """Make one with another function to get the value."""
        return self._with(fget, self.fset, self.fdel, (fget.__doc__ if self.overwrite_doc else None) or self.__doc__)

    def setter(self, fset):
        """Make one with another function to set the value."""
        return self._with(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        """Make one with another function to delete the value."""
        return self._with(self.fget, self.fset, fdel, self.__doc__)

    def _with(self, *args):
        made = type(self)(*args)
        made.overwrite_doc = self.overwrite_doc
        return made


def _of_instance(function, complaint, *args):
    if function is None:
        raise AttributeError(complaint)
    return function(*args)


def _wrapped(name):
    """A property: what the generator in a wrapper has under this name."""
    return property(lambda self: getattr(self._GeneratorWrapper__wrapped, name))


class _GeneratorWrapper:
    """A generator of another kind that can be awaited."""

    def __init__(self, gen):
        self.__wrapped, self.__isgen = gen, gen.__class__ is GeneratorType
        for name in '__name__', '__qualname__':
            setattr(self, name, getattr(gen, name, None))

    gi_code = cr_code = _wrapped('gi_code')
    gi_frame = cr_frame = _wrapped('gi_frame')
    gi_running = cr_running = _wrapped('gi_running')
    gi_yieldfrom = cr_await = _wrapped('gi_yieldfrom')

    def send(self, val):
        """Send a value into the generator."""
        return self.__wrapped.send(val)

    def throw(self, tp, *rest):
        """Raise an exception in the generator."""
        return self.__wrapped.throw(tp, *rest)

    def close(self):
        """End the generator."""
        return self.__wrapped.close()

    def __next__(self):
        return next(self.__wrapped)

    def __iter__(self):
        return self.__wrapped if self.__isgen else self

    __await__ = __iter__


_CO_GENERATOR, _CO_COROUTINE, _CO_ITERABLE_COROUTINE = 0x20, 0x80, 0x100


def coroutine(func):
    """Make what a generator function gives something that can be awaited."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if func.__class__ is FunctionType and getattr(func, '__code__', None).__class__ is CodeType:
        flags = func.__code__.co_flags
        if flags & (_CO_COROUTINE | _CO_ITERABLE_COROUTINE):
            return func
        if flags & _CO_GENERATOR:
            func.__code__ = func.__code__.replace(co_flags=flags | _CO_ITERABLE_COROUTINE)
            return func

    import functools
    import _collections_abc

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        kind = result.__class__
        if kind is CoroutineType or kind is GeneratorType and result.gi_code.co_flags & _CO_ITERABLE_COROUTINE:
            return result
        if isinstance(result, _collections_abc.Generator) and not isinstance(result, _collections_abc.Coroutine):
            return _GeneratorWrapper(result)
        return result

    return wrapped
