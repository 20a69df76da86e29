"""The part of module typing that says what an annotation with brackets is: special forms and aliases."""

import collections
import collections.abc
import functools
import operator
import sys
import types
from types import GenericAlias

from _typing import Generic, NoDefault, ParamSpec, TypeVar, TypeVarTuple

__name__ = "typing"  # whose part this is: classes and functions show it

__all__ = """
Annotated Any Callable ClassVar Concatenate Final ForwardRef Literal LiteralString Never NoReturn NotRequired Optional ReadOnly Required Self
Tuple TypeAlias TypeGuard TypeIs Union Unpack
""".split()


def _tp_cache(func=None, /, *, typed=False):
    """Remember what a function of hashable arguments gave, so that equal annotations are mostly one object."""
    def decorate(func):
        cached = functools.lru_cache(typed=typed)(func)

        @functools.wraps(func)
        def inner(*args, **kwds):
            try:
                return cached(*args, **kwds)
            except TypeError:
                pass  # unhashable, or wrong: the function itself tells which
            return func(*args, **kwds)

        return inner

    return decorate if func is None else decorate(func)


def _caller(depth=1, default="__main__"):
    """Return the name of the module that calls."""
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__", default)
    except (AttributeError, ValueError):
        return None


class _Final:
    """What nothing inherits from."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    """What has brackets, but no items."""

    __slots__ = ()
    __iter__ = None


class _Unionable:
    """What can be one of several types: X | Y."""

    __slots__ = ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _refusal(complaint):
    """A method of what is no class, although it stands where classes do."""
    def method(self, *args, **kwds):
        raise TypeError(complaint.format(self))
    return method


def _as_tuple(parameters):
    """What was in the brackets, as a tuple also if it was one thing."""
    return parameters if isinstance(parameters, tuple) else (parameters,)


class _SpecialForm(_Final, _NotIterable, _Unionable, _root=True):
    # A name that is no class; what its brackets mean, a function says. (Its docstring is that function's.)

    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._getitem, self._name, self.__doc__ = getitem, getitem.__name__, getitem.__doc__

    __call__ = _refusal("Cannot instantiate {!r}")
    __mro_entries__ = _refusal("Cannot subclass {!r}")
    __instancecheck__ = _refusal("{} cannot be used with isinstance()")
    __subclasscheck__ = _refusal("{} cannot be used with issubclass()")

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return f"typing.{self._name}"


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    """A form for which 1 and True are different."""

    def __getitem__(self, parameters):
        return self._getitem(self, *_as_tuple(parameters))


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is not Any:
            return super().__instancecheck__(obj)
        raise TypeError("typing.Any cannot be used with isinstance()")

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all: compatible with each."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _form(name, doc, what=None):
    """Make a form: without brackets, or with a single type in them."""
    def getitem(self, parameters):
        if what is None:
            raise TypeError(f"{self} is not subscriptable")
        return _GenericAlias(self, (_type_check(parameters, what % self, allow_special_forms=name == "ClassVar" or name == "Required"
                                                or name == "NotRequired" or name == "ReadOnly" or name == "Final"),))

    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


LiteralString = _form("LiteralString", "A str that is made of literals only.")
NoReturn = _form("NoReturn", "What a function returns that never does.")
Never = _form("Never", "The type that no object has.")
Self = _form("Self", "The class around, or the one inheriting from it.")
TypeAlias = _form("TypeAlias", "A mark of assignments that name a type.")
ClassVar = _form("ClassVar", "A variable of the class, not of its instances.", "%s accepts only single type.")
Final = _form("Final", "A name that is not bound again.", "%s accepts only single type.")
TypeGuard = _form("TypeGuard", "What a function returns that tells of a type if true.", "%s accepts only single type.")
TypeIs = _form("TypeIs", "What a function returns that tells of a type, true or false.", "%s accepts only single type.")
Required = _form("Required", "A key of a TypedDict that must be there.", "%s accepts only a single type.")
NotRequired = _form("NotRequired", "A key of a TypedDict that may be missing.", "%s accepts only a single type.")
ReadOnly = _form("ReadOnly", "A key of a TypedDict that is not to be changed.", "%s accepts only a single type.")


@_SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    message = "Union[arg, ...]: each arg must be a type."
    parameters = _flat_union(_type_check(p, message) for p in _as_tuple(parameters))
    if len(parameters) == 1:
        return parameters[0]
    optional = len(parameters) == 2 and type(None) in parameters
    return _UnionGenericAlias(self, parameters, name="Optional" if optional else None)


def _make_union(left, right):
    return Union[left, right]


@_SpecialForm
def Optional(self, parameters):
    """A type, or None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


def _once(items):
    """Return items, each only once, in their order."""
    kept = []
    for item in items:
        if item not in kept:
            kept.append(item)
    return kept


def _flat_union(parameters):
    flat = []
    for p in parameters:
        if isinstance(p, (_UnionGenericAlias, types.UnionType)):
            flat.extend(p.__args__)
        else:
            flat.append(p)
    return tuple(_once(flat))


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Literal(self, *parameters):
    """One of several values."""
    flat = []
    for p in parameters:
        flat.extend(p.__args__) if isinstance(p, _LiteralGenericAlias) else flat.append(p)
    try:
        kept = {(p, type(p)): p for p in flat}
        flat = list(kept.values())
    except TypeError:
        pass  # unhashable: no literal, but allowed
    return _LiteralGenericAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters before those that a ParamSpec stands for."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    *parameters, last = _as_tuple(parameters)
    if last is not ... and not isinstance(last, ParamSpec):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    message = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*(_type_check(p, message) for p in parameters), last))


@_SpecialForm
def Unpack(self, parameters):
    """The items of a tuple of types, or the keys of a TypedDict."""
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Annotated(self, *params):
    """A type with something about it."""
    if len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    if _is_unpacked(params[0]):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(params[1:]))


class ForwardRef(_Final, _Unionable, _root=True):
    """A type that is told by its name, for which it is looked later."""

    __slots__ = ("__forward_arg__", "__forward_code__", "__forward_evaluated__", "__forward_value__", "__forward_is_argument__",
                 "__forward_is_class__", "__forward_module__")

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        source = f"({arg},)[0]" if arg.startswith("*") else arg
        try:
            self.__forward_code__ = compile(source, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__, self.__forward_is_class__ = is_argument, is_class
        self.__forward_evaluated__, self.__forward_value__ = False, None

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard):
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None:
            globalns = {} if localns is None else localns
        if localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(self.__forward_module__, None), "__dict__", globalns)
        if type_params:
            globalns, localns = dict(globalns), dict(localns)
            for param in type_params:
                if not self.__forward_is_class__ or param.__name__ not in globalns:
                    globalns[param.__name__] = param
                    localns.pop(param.__name__, None)
        value = _type_check(eval(self.__forward_code__, globalns, localns), "Forward references must evaluate to types.",
                            is_argument=self.__forward_is_argument__, allow_special_forms=self.__forward_is_class__)
        self.__forward_value__ = _eval_type(value, globalns, localns, type_params, recursive_guard=recursive_guard | {self.__forward_arg__})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_arg__ == other.__forward_arg__ and self.__forward_value__ == other.__forward_value__
        return self._named() == other._named()

    def __hash__(self):
        return hash(self._named())

    def _named(self):
        return self.__forward_arg__, self.__forward_module__

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


def _type_convert(arg, module=None, *, allow_special_forms=False):
    """Return the type that is meant by None or a string."""
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return type(None) if arg is None else arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """Return the type that an argument is, or raise TypeError."""
    from _typing_class import Protocol
    refused = (Generic, Protocol)
    if not allow_special_forms:
        refused += (ClassVar,)
        if is_argument:
            refused += (Final,)
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in refused:
        raise TypeError(f"{arg} is not valid as type argument")
    plain = (Any, LiteralString, NoReturn, Never, Self, TypeAlias)
    if arg in (plain + (ClassVar, Final) if allow_special_forms else plain):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _type_repr(obj):
    """Return how a type is shown in brackets."""
    if isinstance(obj, tuple):
        return "[" + ", ".join(map(_type_repr, obj)) + "]"
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    return repr(obj)


def _is_typevar_like(x):
    return isinstance(x, (TypeVar, ParamSpec)) or _is_unpacked(x)


def _is_unpacked(x):
    return not isinstance(x, type) and getattr(x, "__typing_is_unpacked_typevartuple__", False)


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """Return the type parameters in arguments, each once."""
    found = []
    defaulted = unpacked = False

    def add(param):
        nonlocal defaulted
        if param in found:
            return
        if enforce_default_ordering:
            if unpacked and param.has_default() and isinstance(param, TypeVar):
                raise TypeError("Type parameter with a default follows TypeVarTuple")
            if param.has_default():
                defaulted = True
            elif defaulted:
                raise TypeError(f"Type parameter {param!r} without a default follows type parameter with a default")
        found.append(param)

    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, tuple):
            for inner in arg:
                for param in _collect_type_parameters([inner]):
                    if param not in found:
                        found.append(param)
        elif hasattr(arg, "__typing_subst__"):
            add(arg)
        else:
            if _is_unpacked(arg):
                unpacked = True
            for param in getattr(arg, "__parameters__", ()):
                if param not in found:
                    found.append(param)
    return tuple(found)


def _unpack_args(*args):
    """Return arguments in which those of unpacked tuples take their places."""
    flat = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            flat.extend(inner)
        else:
            flat.append(arg)
    return flat


def _is_params(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


class _BaseGenericAlias(_Final, _root=True):
    """What all aliases have: they behave as their origin, but for what is about the alias itself."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        from _typing_class import Protocol
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass  # not all objects take attributes
        return result

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        # Generic goes in once, and only where nothing after it brings it along.
        place = bases.index(self)
        if not any(isinstance(b, _BaseGenericAlias) or issubclass(b, Generic) for b in bases[place + 1:]):
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not (attr.startswith("__") and attr.endswith("__")):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if attr.startswith("__") and attr.endswith("__") or attr in {"_name", "_inst", "_nparams", "_paramspec_tvars", "_typevar_types",
                                                                       "_defaults"}:
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list({*super().__dir__(), *(name for name in dir(self.__origin__) if not (name.startswith("__") and name.endswith("__")))})


class _GenericAlias(_Unionable, _BaseGenericAlias, _root=True):
    """An origin with arguments."""

    def __init__(self, origin, args, *, inst=True, name=None, _paramspec_tvars=False):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = tuple(... if a is _TypingEllipsis else a for a in args)
        self.__parameters__ = _collect_type_parameters(args, enforce_default_ordering=not _paramspec_tvars or True)
        self._paramspec_tvars = _paramspec_tvars
        if not name:
            self.__module__ = origin.__module__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __eq__(self, other):
        if isinstance(other, _GenericAlias):
            return self.__origin__ == other.__origin__ and self.__args__ == other.__args__
        return NotImplemented

    @_tp_cache
    def __getitem__(self, args):
        from _typing_class import Protocol
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = _unpack_args(*map(_type_convert, _as_tuple(args)))
        return self.copy_with(self._substituted(args))

    def _substituted(self, args):
        """Return the arguments, in which these take the place of parameters."""
        params = self.__parameters__
        for param in params:
            prepare = getattr(param, "__typing_prepare_subst__", None)
            if prepare is not None:
                args = prepare(self, args)
        if len(args) != len(params):
            raise TypeError(f"Too {'many' if len(args) > len(params) else 'few'} arguments for {self}; "
                            f"actual {len(args)}, expected {len(params)}")
        return tuple(self._filled(self.__args__, dict(zip(params, args))))

    def _filled(self, old, given):
        filled = []
        for arg in old:
            if isinstance(arg, type):
                filled.append(arg)
                continue
            subst = getattr(arg, "__typing_subst__", None)
            if subst:
                value = subst(given[arg])
            else:
                inner = getattr(arg, "__parameters__", ())
                if not inner:
                    value = arg
                else:
                    flat = []
                    for param in inner:
                        flat.extend(given[param]) if isinstance(param, TypeVarTuple) else flat.append(given[param])
                    value = arg[tuple(flat)]
            if self.__origin__ is collections.abc.Callable and isinstance(value, tuple):
                filled.extend(value)
            elif _is_unpacked(arg):
                filled.extend(value)
            elif isinstance(arg, tuple):
                filled.append(tuple(self._filled(arg, given)))
            else:
                filled.append(value)
        return filled

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst, _paramspec_tvars=self._paramspec_tvars)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        args = ", ".join(map(_type_repr, self.__args__)) if self.__args__ else "()"
        return f"{name}[{args}]"

    def __reduce__(self):
        origin = globals()[self._name] if self._name and self._name in globals() else \
            getattr(sys.modules["typing"], self._name) if self._name else self.__origin__
        args = tuple(self.__args__)
        one = len(args) == 1 and not isinstance(args[0], tuple)
        return operator.getitem, (origin, args[0] if one else args)

    def __mro_entries__(self, bases):
        from _typing_class import Protocol
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            later = bases[bases.index(self) + 1:]
            if Protocol in bases or any(isinstance(b, _BaseGenericAlias) and b is not self for b in later):
                return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _TypingEllipsis:
    """A stand-in for an ellipsis."""


class _SpecialGenericAlias(_NotIterable, _Unionable, _BaseGenericAlias, _root=True):
    """A class under another name, which takes so many arguments."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams, self._defaults = nparams, defaults
        module = "" if origin.__module__ == "builtins" else origin.__module__ + "."
        self.__doc__ = f"A generic version of {module}{origin.__qualname__}."

    @_tp_cache
    def __getitem__(self, params):
        params = tuple(_type_check(p, "Parameters to generic types must be types.") for p in _as_tuple(params))
        if self._defaults and len(params) < self._nparams and len(params) + len(self._defaults) >= self._nparams:
            params += self._defaults[len(params) - self._nparams:]
        if not self._nparams:
            raise TypeError(f"{self} is not a generic class")
        if len(params) != self._nparams:
            expected = f"at least {self._nparams - len(self._defaults)}" if self._defaults else str(self._nparams)
            raise TypeError(f"Too {'many' if len(params) > self._nparams else 'few'} arguments for {self}; "
                            f"actual {len(params)}, expected {expected}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)  # which refuses
        return issubclass(cls.__origin__ if isinstance(cls, _SpecialGenericAlias) else cls, self.__origin__)

    def __reduce__(self):
        return self._name


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_params(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join(map(_type_repr, args[:-1]))}], {_type_repr(args[-1])}]"

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_params(args[0])):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst, _paramspec_tvars=True)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        return self._made((tuple(args) if isinstance(args, list) else args, result))

    @_tp_cache
    def _made(self, params):
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((_TypingEllipsis, result))
        return self.copy_with((*map(_type_convert, _as_tuple(args)), result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        params = _as_tuple(params)
        if len(params) >= 2 and params[-1] is ...:
            message = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*(_type_check(p, message) for p in params[:-1]), _TypingEllipsis))
        return self.copy_with(tuple(_type_check(p, "Tuple[t0, t1, ...]: each t must be a type.") for p in params))


Callable = _CallableType(collections.abc.Callable, 2)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")


class _UnionGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (types.UnionType, _UnionGenericAlias)):
            return NotImplemented
        try:
            return set(self.__args__) == set(other.__args__)
        except TypeError:
            rest = list(other.__args__)
            return len(rest) == len(self.__args__) and all(a in rest for a in self.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_type_repr(args[args[0] is type(None)])}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        for cls in self.__args__:
            if isinstance(obj, cls):
                return True
        return False

    def __subclasscheck__(self, cls):
        for arg in self.__args__:
            if issubclass(cls, arg):
                return True
        return False

    def __reduce__(self):
        _, (_, args) = super().__reduce__()
        return operator.getitem, (Union, args)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set((v, type(v)) for v in self.__args__) == set((v, type(v)) for v in other.__args__)

    def __hash__(self):
        return hash(frozenset((v, type(v)) for v in self.__args__))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        *first, last = params
        if isinstance(last, (list, tuple)):
            return (*first, *last)
        return super().copy_with((*first, *last.__args__) if isinstance(last, _ConcatenateGenericAlias) else params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return "typing.Unpack[" + _type_repr(self.__args__[0]) + "]"

    def __getitem__(self, args):
        return args if self.__typing_is_unpacked_typevartuple__ else super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if not isinstance(arg, (_GenericAlias, GenericAlias)):
            return None
        if arg.__origin__ is tuple:
            return arg.__args__
        raise TypeError("Unpack[...] must be used with a tuple type")

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __reduce__(self):
        return operator.getitem, (Annotated, (self.__origin__,) + self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
    """Return a type in which names in strings are replaced by what they mean."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        if isinstance(t, GenericAlias):
            args = tuple(ForwardRef(a) if isinstance(a, str) else a for a in t.__args__)
        else:
            args = t.__args__
        made = tuple(_eval_type(a, globalns, localns, type_params, recursive_guard=recursive_guard) for a in args)
        if made == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            alias = GenericAlias(t.__origin__, made)
            return next(iter(alias)) if getattr(t, "__unpacked__", False) else alias
        if isinstance(t, types.UnionType):
            return functools.reduce(operator.or_, made)
        return t.copy_with(made)
    return t


def _strip_annotations(t):
    """Return a type without what Annotated, Required and the like say about it."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        made = tuple(_strip_annotations(a) for a in t.__args__)
        if made == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            return GenericAlias(t.__origin__, made)
        if isinstance(t, types.UnionType):
            return functools.reduce(operator.or_, made)
        return t.copy_with(made)
    return t
