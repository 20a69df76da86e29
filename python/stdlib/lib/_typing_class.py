"""The part of module typing that makes classes: generic ones, protocols, named tuples and typed dicts."""

import collections
import sys
import types
from abc import ABCMeta, abstractmethod
from types import GenericAlias

from _typing import Generic, ParamSpec, TypeVar, TypeVarTuple
from _typing_alias import (Annotated, Any, ForwardRef, NotRequired, ReadOnly, Required, _caller, _collect_type_parameters, _GenericAlias,
                           _is_typevar_like, _SpecialForm, _type_check, _type_convert)

__name__ = "typing"  # whose part this is: classes and functions show it

__all__ = """
NamedTuple Protocol SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound TypedDict runtime_checkable
""".split()


def _generic_init_subclass(cls, *args, **kwargs):
    """Find out what type parameters a new class has: those of Generic[...], or of all its bases."""
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    if "__orig_bases__" in cls.__dict__:
        error = Generic in cls.__orig_bases__
    else:
        error = Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls) is not _TypedDictMeta
    if error:
        raise TypeError("Cannot inherit from plain Generic")
    params = ()
    if "__orig_bases__" in cls.__dict__:
        params = _collect_type_parameters(cls.__orig_bases__)
        declared = None
        for base in cls.__orig_bases__:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if declared is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                declared = base.__parameters__
        if declared is not None:
            missing = [p for p in params if p not in declared]
            if missing:
                names = ", ".join(str(p) for p in params if p not in set(declared))
                raise TypeError(f"Some type variables ({names}) are not listed in Generic[{', '.join(map(str, declared))}]")
            params = declared
    cls.__parameters__ = tuple(params)


# The native class Generic asks module typing for this, which is still being made.
sys.modules["typing"]._generic_init_subclass = _generic_init_subclass


# Protocols.

_OURS = frozenset({"__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol", "__protocol_attrs__",
                   "__non_callable_proto_members__", "__type_params__"})
_COMMON = frozenset({"__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
                     "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__", "__firstlineno__"})
EXCLUDED_ATTRIBUTES = [*_OURS, *_COMMON, "_MutableMapping__marker"]


def _get_protocol_attrs(cls):
    """Return the names that a protocol asks for."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in {"Protocol", "Generic"}:
            continue
        for name in (*base.__dict__, *getattr(base, "__annotations__", {})):
            if not name.startswith("_abc_") and name not in EXCLUDED_ATTRIBUTES:
                names.add(name)
    return names


def _no_init_or_replace_init(self, *args, **kwargs):
    """The __init__ of a protocol: classes that inherit from it have one of their own, or that of the base after it."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


_ALLOWED = {
    "collections.abc": ["Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable", "Sized", "Container",
                        "Collection", "Reversible", "Buffer"],
    "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"],
}


def _from_machinery():
    """Report whether module abc or functools asks, or this one: they may look at any class."""
    return sys._getframe(2).f_globals.get("__name__") in ("abc", "_py_abc", "functools", "typing", None)


class _ProtocolMeta(ABCMeta):
    """The metaclass of protocols: being an instance of one is to have what it asks for."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == "Protocol" and bases == (Generic,):
            pass
        elif {Protocol, Generic} & set(bases):
            for base in bases:
                if not (base in {object, Generic} or base.__name__ in _ALLOWED.get(base.__module__, []) or
                        isinstance(base, type) and issubclass(base, Generic) and getattr(base, "_is_protocol", False)):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _from_machinery():
            if not getattr(cls, "_is_runtime_protocol", False):
                if not isinstance(other, type):
                    raise TypeError("issubclass() arg 1 must be a class")
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            if cls.__non_callable_proto_members__ and cls.__dict__.get("__subclasshook__") is _proto_hook:
                if not isinstance(other, type):
                    raise TypeError("issubclass() arg 1 must be a class")
                names = ", ".join(repr(n) for n in sorted(cls.__non_callable_proto_members__))
                raise TypeError("Protocols with non-method members don't support issubclass()." + f" Non-method members: {names}.")
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
        return ABCMeta.__subclasscheck__(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _from_machinery():
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        from inspect import getattr_static
        for name in cls.__protocol_attrs__:
            try:
                value = getattr_static(instance, name)
            except AttributeError:
                return False
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True


@classmethod
def _proto_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            annotations = getattr(base, "__annotations__", {})
            if isinstance(annotations, collections.abc.Mapping) and name in annotations and \
                    issubclass(other, Generic) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of protocols: classes that say what others must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Let isinstance() look whether objects have what a protocol asks for."""
    if not issubclass(cls, Generic) or not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % cls)
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = set()
    for name in cls.__protocol_attrs__:
        try:
            is_callable = callable(getattr(cls, name, None))
        except Exception as e:
            raise TypeError(f"Failed to determine whether protocol member {name!r} is a method member") from e
        if not is_callable:
            cls.__non_callable_proto_members__.add(name)
    return cls


_T_co = TypeVar("T_co", covariant=True)


@runtime_checkable
class SupportsInt(Protocol):
    """What int() takes."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """What float() takes."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """What complex() takes."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """What bytes() takes."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """What can be an index."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[_T_co]):
    """What abs() takes."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> _T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[_T_co]):
    """What round() takes."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> _T_co:
        pass


# Named tuples.

_PROHIBITED = frozenset({"__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
                         "_replace", "_asdict", "_source"})
_SPECIAL = frozenset({"__module__", "__name__", "__annotations__"})


def _make_nmtuple(name, fields, module, defaults=()):
    annotations = {n: _type_check(t, f"field {n} annotation must be a type") for n, t in fields}
    made = collections.namedtuple(name, [n for n, _ in fields], defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = annotations
    return made


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        types_ = ns.get("__annotations__", {})
        defaults = []
        for field in types_:
            if field in ns:
                defaults.append(field)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = _make_nmtuple(typename, types_.items(), ns["__module__"], [ns[n] for n in defaults])
        made.__bases__ = bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(_generic_getitem)
        for key, value in ns.items():
            if key in _PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in _SPECIAL:
                continue
            if key not in made._fields:
                setattr(made, key, value)
            try:
                set_name = type(value).__set_name__
            except AttributeError:
                continue
            try:
                set_name(value, made, key)
            except BaseException as e:
                e.add_note(f"Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {typename!r}")
                raise
        if Generic in bases:
            made.__init_subclass__()
        return made


def _generic_getitem(cls, args):
    from _typing_alias import _generic_class_getitem
    return _generic_class_getitem(cls, args)


_ABSENT = object()


def NamedTuple(typename, fields=_ABSENT, /, **kwargs):
    """Make a class of named tuples, whose fields have types; or be the base of one."""
    import warnings
    if fields is _ABSENT:
        if kwargs:
            what = "Creating NamedTuple classes using keyword arguments"
            message = "{name} is deprecated and will be disallowed in Python {remove}. Use the class-based or functional syntax instead."
        else:
            what = "Failing to pass a value for the 'fields' parameter"
            example = f"`{typename} = NamedTuple({typename!r}, [])`"
            message = ("{name} is deprecated and will be disallowed in Python {remove}. To create a NamedTuple class with 0 fields using "
                       "the functional syntax, pass an empty list, e.g. ") + example + "."
    elif fields is None:
        if kwargs:
            raise TypeError("Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments")
        what = "Passing `None` as the 'fields' parameter"
        example = f"`{typename} = NamedTuple({typename!r}, [])`"
        message = ("{name} is deprecated and will be disallowed in Python {remove}. To create a NamedTuple class with 0 fields using "
                   "the functional syntax, pass an empty list, e.g. ") + example + "."
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    if fields is _ABSENT or fields is None:
        warnings._deprecated(what, message=message, remove=(3, 15))
        fields = kwargs.items()
    made = _make_nmtuple(typename, list(fields), module=_caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


# Typed dicts.

def _get_typeddict_qualifiers(annotation):
    """Yield Required, NotRequired and ReadOnly, as an annotation says them."""
    while True:
        origin = getattr(annotation, "__origin__", None)
        if hasattr(annotation, "__metadata__"):
            annotation = annotation.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            yield origin
            annotation, = annotation.__args__
        else:
            break


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        annotations = {}
        own = {n: _type_check(t, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type", module=made.__module__,
                              allow_special_forms=True)
               for n, t in ns.get("__annotations__", {}).items()}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            base_required = base.__dict__.get("__required_keys__", set())
            base_optional = base.__dict__.get("__optional_keys__", set())
            required = (required | base_required) - base_optional
            optional = (optional | base_optional) - base_required
            readonly |= base.__dict__.get("__readonly_keys__", set())
            mutable |= base.__dict__.get("__mutable_keys__", set())
        annotations.update(own)
        for key, typ in own.items():
            said = set(_get_typeddict_qualifiers(typ))
            needed = Required in said or total and NotRequired not in said
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
            if ReadOnly in said:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_ABSENT, /, *, total=True):
    """Make a class for dicts with these keys; or be the base of one. The dicts are plain ones."""
    if fields is _ABSENT or fields is None:
        import warnings
        what = "Failing to pass a value for the 'fields' parameter" if fields is _ABSENT else "Passing `None` as the 'fields' parameter"
        example = f"`{typename} = TypedDict({typename!r}, {{{{}}}})`"
        message = ("{name} is deprecated and will be disallowed in Python {remove}. To create a TypedDict class with 0 fields using the "
                   "functional syntax, pass an empty dictionary, e.g. ") + example + "."
        warnings._deprecated(what, message=message, remove=(3, 15))
        fields = {}
    ns = {"__annotations__": dict(fields)}
    module = _caller()
    if module is not None:
        ns["__module__"] = module
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
