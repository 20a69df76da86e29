"""What a coroutine is, and how one reads."""

import inspect
import os
import sys
import types
from collections.abc import Coroutine

__all__ = ("iscoroutinefunction", "iscoroutine")

_KINDS = (types.CoroutineType, Coroutine)


def _is_debug_mode():
    return sys.flags.dev_mode or (not sys.flags.ignore_environment and bool(os.environ.get("PYTHONASYNCIODEBUG")))


_is_coroutine = object()  # marks functions that give coroutines without being coroutine functions


def iscoroutinefunction(func):
    return inspect.iscoroutinefunction(func) or getattr(func, "_is_coroutine", None) is _is_coroutine


def iscoroutine(obj):
    return type(obj) is types.CoroutineType or isinstance(obj, _KINDS)


def _format_coroutine(coro):
    name = (getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None) or
            f"<{type(coro).__name__} without __name__>") + "()"
    running = getattr(coro, "cr_running", getattr(coro, "gi_running", False))
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if not code:
        return name + " running" if running else name
    frame = getattr(coro, "gi_frame", None) or getattr(coro, "cr_frame", None)
    filename = code.co_filename or "<empty co_filename>"
    if frame is not None:
        return f"{name} running at {filename}:{frame.f_lineno}"
    return f"{name} done, defined at {filename}:{code.co_firstlineno}"
