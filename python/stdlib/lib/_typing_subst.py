"""The part of module typing that puts arguments in the place of type parameters."""

from types import GenericAlias

from _typing import Generic, ParamSpec, TypeVar, TypeVarTuple
from _typing_alias import (Unpack, _ConcatenateGenericAlias, _GenericAlias, _is_params, _is_typevar_like, _tp_cache, _type_check,
                           _type_convert, _unpack_args)

__name__ = "typing"  # whose part this is: functions show it


def _typevar_subst(self, arg):
    arg = _type_check(arg, "Parameters to generic types must be types.", is_argument=True)
    if isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack or isinstance(arg, GenericAlias) and getattr(arg, "__unpacked__", False):
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _typevartuple_prepare_subst(self, alias, args):
    params = alias.__parameters__
    place = params.index(self)
    for param in params[place + 1:]:
        if isinstance(param, TypeVarTuple):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    before, after = place, len(params) - place - 1
    endless = fill = None
    for k, arg in enumerate(args):
        if not isinstance(arg, type):
            inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
            if inner and len(inner) == 2 and inner[-1] is ...:
                if endless is not None:
                    raise TypeError("More than one unpacked arbitrary-length tuple argument")
                endless, fill = k, inner[0]
    count = len(args)
    if endless is not None:
        left, right = min(before, endless), min(after, count - endless - 1)
    else:
        left, right = before, after
        if left + right > count:
            raise TypeError(f"Too few arguments for {alias}; actual {count}, expected at least {len(params) - 1}")
    if left == count and self.has_default():
        middle = _unpack_args(self.__default__)
    else:
        middle = args[left:count - right]
    return (*args[:left], *([fill] * (before - left)), tuple(middle), *([fill] * (after - right)), *args[count - right:])


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple(_type_check(a, "Expected a type.") for a in arg)
    if not _is_params(arg):
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
    return arg


def _paramspec_prepare_subst(self, alias, args):
    params = alias.__parameters__
    place = params.index(self)
    if place == len(args) and self.has_default():
        args = [*args, self.__default__]
    if place >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    if len(params) == 1 and not _is_params(args[0]):
        return (args,)
    if isinstance(args[place], list):
        args = (*args[:place], tuple(args[place]), *args[place + 1:])
    return args


@_tp_cache
def _generic_class_getitem(cls, args):
    """What brackets after a generic class give: Generic and Protocol take parameters, others arguments."""
    from _typing_class import Protocol
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple(_type_convert(a) for a in args)
    if cls in (Generic, Protocol):
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all(_is_typevar_like(p) for p in args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args, _paramspec_tvars=True)
    for param in cls.__parameters__:
        prepare = getattr(param, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(cls, args)
    _check_count(cls, args)
    made = []
    for param, arg in zip(cls.__parameters__, args):
        if isinstance(param, TypeVarTuple):
            made.extend(arg)
        else:
            made.append(arg if isinstance(param, ParamSpec) and isinstance(arg, tuple) else _of(param, arg))
    return _GenericAlias(cls, tuple(made))


def _of(param, arg):
    if isinstance(param, ParamSpec):
        return param.__typing_subst__(arg)
    return arg


def _check_count(cls, args):
    expected = len(cls.__parameters__)
    if not expected:
        raise TypeError(f"{cls} is not a generic class")
    if len(args) == expected:
        return
    text = str(expected)
    if len(args) < expected:
        least = sum(not p.has_default() for p in cls.__parameters__)
        if len(args) >= least:
            return
        if least != expected:
            text = f"at least {least}"
    raise TypeError(f"Too {'many' if len(args) > expected else 'few'} arguments for {cls}; actual {len(args)}, expected {text}")
