"""How callbacks and coroutines read."""

import functools
import inspect
import reprlib


def _get_function_source(func):
    """The file and line of a function, or None."""
    func = inspect.unwrap(func)
    while isinstance(func, (functools.partial, functools.partialmethod)):
        func = inspect.unwrap(func.func)
    if inspect.isfunction(func):
        return func.__code__.co_filename, func.__code__.co_firstlineno
    return None


def _format_args_and_kwargs(args, kwargs, *, debug=False):
    # Only in debug mode, since arguments may be secret.
    if not debug:
        return "()"
    items = [reprlib.repr(a) for a in args] + [f"{k}={reprlib.repr(v)}" for k, v in (kwargs or {}).items()]
    return f"({', '.join(items)})"


def _format_callback(func, args, kwargs, *, debug=False, suffix=""):
    if isinstance(func, functools.partial):
        return _format_callback(func.func, func.args, func.keywords, debug=debug,
                                suffix=_format_args_and_kwargs(args, kwargs, debug=debug) + suffix)
    name = getattr(func, "__qualname__", None) or getattr(func, "__name__", None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs, debug=debug) + suffix


def _format_callback_source(func, args, *, debug=False):
    text = _format_callback(func, args, None, debug=debug)
    source = _get_function_source(func)
    return f"{text} at {source[0]}:{source[1]}" if source else text
