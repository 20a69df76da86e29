"""Names for annotations, and what looks at annotations.

What an annotation with brackets is, the aliases say; special forms are the names that are no classes. Type parameters are native.
"""

import collections
import collections.abc
import functools
import sys
import types
from abc import ABCMeta, abstractmethod
from types import GenericAlias

from _typing import (Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple, _idfunc)
from _typing_alias import *
from _typing_alias import (_AnnotatedAlias, _BaseGenericAlias, _CallableGenericAlias, _ConcatenateGenericAlias, _Final, _GenericAlias,
                           _LiteralGenericAlias, _NotIterable, _SpecialForm, _SpecialGenericAlias, _TypedCacheSpecialForm,
                           _UnionGenericAlias, _UnpackGenericAlias, _collect_type_parameters, _eval_type, _form, _generic_class_getitem,
                           _make_union, _paramspec_prepare_subst, _paramspec_subst, _strip_annotations, _tp_cache, _type_check,
                           _type_convert, _type_repr, _typevar_subst, _typevartuple_prepare_subst, _unpack_args, _is_typevar_like)
from _typing_class import *
from _typing_class import (_NamedTuple, _ProtocolMeta, _TypedDict, _TypedDictMeta, _generic_init_subclass, _get_protocol_attrs,
                           _no_init_or_replace_init, _proto_hook, _get_typeddict_qualifiers)

__all__ = """
Annotated Any Callable ClassVar Concatenate Final ForwardRef Generic Literal Optional ParamSpec Protocol Tuple Type TypeVar TypeVarTuple Union
AbstractSet ByteString Container ContextManager Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping
MutableSequence MutableSet Sequence Sized ValuesView Awaitable AsyncIterator AsyncIterable Coroutine Collection AsyncGenerator
AsyncContextManager Reversible SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound
ChainMap Counter Deque Dict DefaultDict List OrderedDict Set FrozenSet NamedTuple TypedDict Generator BinaryIO IO Match Pattern TextIO
AnyStr assert_type assert_never cast clear_overloads dataclass_transform final get_args get_origin get_overloads get_protocol_members
get_type_hints is_protocol is_typeddict LiteralString Never NewType no_type_check no_type_check_decorator NoDefault NoReturn NotRequired
overload override ParamSpecArgs ParamSpecKwargs ReadOnly Required reveal_type runtime_checkable Self Text TYPE_CHECKING TypeAlias
TypeGuard TypeIs TypeAliasType Unpack
""".split()

TYPE_CHECKING = False
Text = str

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr = TypeVar("AnyStr", bytes, str)

# The aliases of classes, from before these could be given parameters themselves.

for _name, _class, _count in [
    ("Hashable", collections.abc.Hashable, 0), ("Sized", collections.abc.Sized, 0),
    ("Awaitable", collections.abc.Awaitable, 1), ("Coroutine", collections.abc.Coroutine, 3),
    ("AsyncIterable", collections.abc.AsyncIterable, 1), ("AsyncIterator", collections.abc.AsyncIterator, 1),
    ("Iterable", collections.abc.Iterable, 1), ("Iterator", collections.abc.Iterator, 1),
    ("Reversible", collections.abc.Reversible, 1), ("Container", collections.abc.Container, 1),
    ("Collection", collections.abc.Collection, 1), ("AbstractSet", collections.abc.Set, 1),
    ("MutableSet", collections.abc.MutableSet, 1), ("Mapping", collections.abc.Mapping, 2),
    ("MutableMapping", collections.abc.MutableMapping, 2), ("Sequence", collections.abc.Sequence, 1),
    ("MutableSequence", collections.abc.MutableSequence, 1), ("MappingView", collections.abc.MappingView, 1),
    ("KeysView", collections.abc.KeysView, 1), ("ItemsView", collections.abc.ItemsView, 2),
    ("ValuesView", collections.abc.ValuesView, 1),
    ("List", list, 1), ("Deque", collections.deque, 1), ("Set", set, 1), ("FrozenSet", frozenset, 1), ("Dict", dict, 2),
    ("DefaultDict", collections.defaultdict, 2), ("OrderedDict", collections.OrderedDict, 2), ("Counter", collections.Counter, 1),
    ("ChainMap", collections.ChainMap, 2), ("Type", type, 1),
]:
    globals()[_name] = _SpecialGenericAlias(_class, _count, inst=_class not in (list, set, frozenset, dict, type), name=_name)
del _name, _class, _count


class _OldAlias(_SpecialGenericAlias, _root=True):
    """An alias that will go."""

    def __instancecheck__(self, obj):
        import warnings
        warnings._deprecated(f"{self.__module__}.{self._name}", remove=(3, 14))
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        import warnings
        warnings._deprecated(f"{self.__module__}.{self._name}", remove=(3, 14))
        return super().__subclasscheck__(cls)


ByteString = _OldAlias(collections.abc.ByteString, 0, name="ByteString")
Generator = _SpecialGenericAlias(collections.abc.Generator, 3, name="Generator", defaults=(types.NoneType, types.NoneType))
AsyncGenerator = _SpecialGenericAlias(collections.abc.AsyncGenerator, 2, name="AsyncGenerator", defaults=(types.NoneType,))


def __getattr__(name):
    # These come from modules that few who annotate need.
    match name:
        case "Pattern" | "Match":
            import re
            value = _SpecialGenericAlias(getattr(re, name), 1, name=name)
        case "ContextManager" | "AsyncContextManager":
            import contextlib
            value = _SpecialGenericAlias(getattr(contextlib, "Abstract" + name), 2, name=name, defaults=(bool | None,))
        case _:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


# Functions that do nothing when a program runs.

def cast(typ, val):
    """Return the value as it is."""
    return val


def assert_type(val, typ, /):
    """Return the value as it is."""
    return val


def assert_never(arg, /):
    """Raise AssertionError: whoever comes here has met what no type says."""
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {text}")


def reveal_type(obj, /):
    """Print the type of an object, and return the object."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs):
    """Mark a function or class as one that makes classes like those of dataclasses."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default, "frozen_default": frozen_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


def final(f):
    """Mark a method that is not to be overridden, or a class that is not to be inherited from."""
    return _marked(f, "__final__")


def override(method, /):
    """Mark a method that overrides one."""
    return _marked(method, "__override__")


def _marked(f, name):
    try:
        setattr(f, name, True)
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    """Mark a function, or all functions of a class, as such whose annotations are no types."""
    if isinstance(arg, type):
        for name in dir(arg):
            found = getattr(arg, name)
            if getattr(found, "__qualname__", None) != f"{arg.__qualname__}.{getattr(found, '__name__', None)}" or \
                    getattr(found, "__module__", None) != arg.__module__:
                continue
            if isinstance(found, types.FunctionType):
                found.__no_type_check__ = True
            elif isinstance(found, types.MethodType):
                found.__func__.__no_type_check__ = True
            elif isinstance(found, type):
                no_type_check(found)
    return _marked(arg, "__no_type_check__")


def no_type_check_decorator(decorator):
    """Make what a decorator gives one that is marked by no_type_check."""
    import warnings
    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))

    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped


def _overload_dummy(*args, **kwds):
    """What overload leaves: it cannot be called."""
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
                              "should always be followed by an implementation that is not @overload-ed.")


_overload_registry = collections.defaultdict(functools.partial(collections.defaultdict, dict))


def overload(func):
    """Note one of the signatures of a function that follows."""
    inner = getattr(func, "__func__", func)
    try:
        _overload_registry[inner.__module__][inner.__qualname__][inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """Return what overload noted for a function."""
    inner = getattr(func, "__func__", func)
    module = _overload_registry.get(inner.__module__, {})
    return list(module[inner.__qualname__].values()) if inner.__qualname__ in module else []


def clear_overloads():
    """Forget what overload noted."""
    _overload_registry.clear()


# Looking at annotations.

def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return the annotations of a class, module or function, with names in strings replaced by what they mean."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = _class_hints(obj, globalns, localns)
    else:
        hints = _object_hints(obj, globalns, localns)
    return hints if include_extras else {name: _strip_annotations(value) for name, value in hints.items()}


def _class_hints(obj, globalns, localns):
    hints = {}
    for base in reversed(obj.__mro__):
        space = globalns
        if space is None:
            space = getattr(sys.modules.get(base.__module__, None), "__dict__", {})
        annotations = base.__dict__.get("__annotations__", {})
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = {}
        names = dict(vars(base)) if localns is None else localns
        if localns is None and globalns is None:
            # The names of the class go before those of its module, those of type parameters aside.
            space, names = names, space
        for name, value in annotations.items():
            if value is None:
                value = types.NoneType
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=False, is_class=True)
            hints[name] = _eval_type(value, space, names, base.__type_params__)
    return hints


def _object_hints(obj, globalns, localns):
    if globalns is None:
        if isinstance(obj, types.ModuleType):
            globalns = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            globalns = getattr(inner, "__globals__", {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    annotations = getattr(obj, "__annotations__", None)
    if annotations is None:
        if isinstance(obj, (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType,
                            types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType)):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    params = getattr(obj, "__type_params__", ())
    hints = dict(annotations)
    for name, value in hints.items():
        if value is None:
            value = types.NoneType
        if isinstance(value, str):
            value = ForwardRef(value, is_argument=not isinstance(obj, types.ModuleType), is_class=False)
        hints[name] = _eval_type(value, globalns, localns, params)
    return hints


def get_origin(tp):
    """Return what a type with brackets was made of, or None."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, types.UnionType):
        return types.UnionType
    return None


def get_args(tp):
    """Return what stands in the brackets of a type."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return args
    if isinstance(tp, types.UnionType):
        return tp.__args__
    return ()


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def is_typeddict(tp):
    """Report whether a class was made by TypedDict."""
    return isinstance(tp, _TypedDictMeta)


def is_protocol(tp, /):
    """Report whether a class is a protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol and tp is not Generic


def get_protocol_members(tp, /):
    """Return the names that a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


class NewType:
    """A name for a type that only checkers tell from it: calling it returns its argument."""

    __call__ = _idfunc

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        module = sys._getframe(1).f_globals.get("__name__", "__main__")
        if module != "typing":
            self.__module__ = module

    def __mro_entries__(self, bases):
        base_name = self.__name__

        class Refused:
            def __init_subclass__(cls):
                name = cls.__name__
                raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{name} = NewType({name!r}, {base_name})`")

        return (Refused,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# What io gives.

class IO(Generic[AnyStr]):
    """A file: text or bytes."""

    __slots__ = ()


for _name in ["mode", "name"]:
    setattr(IO, _name, property(abstractmethod(lambda self: None)))
IO.closed = property(abstractmethod(lambda self: None))


def _declare(cls, text):
    """Give a class methods that do nothing, by their signatures."""
    for signature in text.split(";"):
        space = {}
        exec(f"def {signature.strip()}: pass", globals(), space)
        for name, function in space.items():
            function.__module__ = "typing"
            function.__qualname__ = f"{cls.__name__}.{name}"
            setattr(cls, name, abstractmethod(function))


_declare(IO, """close(self) -> None; fileno(self) -> int; flush(self) -> None; isatty(self) -> bool; read(self, n: int = -1) -> AnyStr;
    readable(self) -> bool; readline(self, limit: int = -1) -> AnyStr; readlines(self, hint: int = -1) -> List[AnyStr];
    seek(self, offset: int, whence: int = 0) -> int; seekable(self) -> bool; tell(self) -> int; truncate(self, size: int = None) -> int;
    writable(self) -> bool; write(self, s: AnyStr) -> int; writelines(self, lines: List[AnyStr]) -> None;
    __enter__(self) -> 'IO[AnyStr]'; __exit__(self, type, value, traceback) -> None""")


class BinaryIO(IO[bytes]):
    """A file of bytes."""

    __slots__ = ()


_declare(BinaryIO, "write(self, s: Union[bytes, bytearray]) -> int; __enter__(self) -> 'BinaryIO'")


class TextIO(IO[str]):
    """A file of text."""

    __slots__ = ()


for _name in ["buffer", "encoding", "errors", "line_buffering", "newlines"]:
    setattr(TextIO, _name, property(abstractmethod(lambda self: None)))
_declare(TextIO, "__enter__(self) -> 'TextIO'")
del _name
