"""Tools for the with statement."""

__all__ = ['asynccontextmanager', 'contextmanager', 'closing', 'nullcontext', 'AbstractContextManager',
           'AbstractAsyncContextManager', 'AsyncExitStack', 'ContextDecorator', 'ExitStack', 'redirect_stdout',
           'redirect_stderr', 'suppress', 'aclosing', 'chdir']

import abc
import sys
import _collections_abc
from collections import deque
from functools import wraps
from types import MethodType

GenericAlias = type(list[int])


@_collections_abc._known_by('__enter__', '__exit__')
class AbstractContextManager(abc.ABC):
    """What a with statement can use: it has __enter__ and __exit__."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    def __enter__(self):
        """Return what the with statement names: the manager itself."""
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """End; a true result swallows the exception."""
        return None


@_collections_abc._known_by('__aenter__', '__aexit__')
class AbstractAsyncContextManager(abc.ABC):
    """What an async with statement can use: it has __aenter__ and __aexit__."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    async def __aenter__(self):
        """Return what the with statement names: the manager itself."""
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """End; a true result swallows the exception."""
        return None


class ContextDecorator:
    """A manager that can decorate functions: each call is then a with statement."""

    def _recreate_cm(self):
        """The manager of one call; itself, unless a manager can be used once only."""
        return self

    def __call__(self, func):
        manager = self._recreate_cm

        @wraps(func)
        def inner(*args, **kwds):
            with manager():
                return func(*args, **kwds)
        return inner


class AsyncContextDecorator:
    """A manager that can decorate coroutine functions: each call is then an async with statement."""

    def _recreate_cm(self):
        """The manager of one call; itself, unless a manager can be used once only."""
        return self

    def __call__(self, func):
        manager = self._recreate_cm

        @wraps(func)
        async def inner(*args, **kwds):
            async with manager():
                return await func(*args, **kwds)
        return inner


class _GeneratorContextManagerBase:
    """A manager that is a generator, which yields once: what is before that enters, what is after it exits."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, '__doc__', None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        # A generator runs once, so each call of a decorated function needs its own.
        return self.__class__(self.func, self.args, self.kwds)


def _same_exception(raised, value, traceback, wrapper):
    """Whether what the generator raised is what was raised in it, or what that became on its way out."""
    if raised is value:
        raised.__traceback__ = traceback
        return True
    # A StopIteration that leaves a generator becomes a RuntimeError, whose cause it is.
    if isinstance(raised, RuntimeError) and isinstance(value, wrapper) and raised.__cause__ is value:
        value.__traceback__ = traceback
        return True
    return False


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):

    def __enter__(self):
        # They are needed only to make the manager anew.
        del self.func, self.args, self.kwds
        for value in self.gen:
            return value
        raise RuntimeError("generator didn't yield")

    def __exit__(self, typ, value, traceback):
        if typ is None:
            for _ in self.gen:
                self._fail("generator didn't stop")
            return False
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as stop:
            # It swallowed the exception, unless that is the one.
            return stop is not value
        except BaseException as raised:
            if _same_exception(raised, value, traceback, StopIteration):
                return False
            raise
        self._fail("generator didn't stop after throw()")

    def _fail(self, complaint):
        try:
            raise RuntimeError(complaint)
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):

    async def __aenter__(self):
        del self.func, self.args, self.kwds
        async for value in self.gen:
            return value
        raise RuntimeError("generator didn't yield")

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            async for _ in self.gen:
                await self._fail("generator didn't stop")
            return False
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as stop:
            return stop is not value
        except BaseException as raised:
            if _same_exception(raised, value, traceback, (StopIteration, StopAsyncIteration)):
                return False
            raise
        await self._fail("generator didn't stop after athrow()")

    async def _fail(self, complaint):
        try:
            raise RuntimeError(complaint)
        finally:
            await self.gen.aclose()


def _making(manager, func):
    """A function that makes a manager of each call of a generator function."""
    @wraps(func)
    def helper(*args, **kwds):
        return manager(func, args, kwds)
    return helper


def contextmanager(func):
    """Make a context manager of a generator function that yields once."""
    return _making(_GeneratorContextManager, func)


def asynccontextmanager(func):
    """Make an asynchronous context manager of an asynchronous generator function that yields once."""
    return _making(_AsyncGeneratorContextManager, func)


class closing(AbstractContextManager):
    """A manager that closes what it was given."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        """Return what is to be closed."""
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """A manager that awaits the aclose() of what it was given."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        """Return what is to be closed."""
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _Replacement(AbstractContextManager):
    """A manager that puts something in the place of something else. It may be entered again while it is entered."""

    def __init__(self, new):
        self._new = new
        self._old = []

    def __enter__(self):
        self._old.append(self._get())
        self._set(self._new)
        return self._new

    def __exit__(self, *exc_info):
        self._set(self._old.pop())


class _RedirectStream(_Replacement):

    _stream = None

    def __init__(self, new_target):
        super().__init__(new_target)

    def _get(self):
        return getattr(sys, self._stream)

    def _set(self, stream):
        setattr(sys, self._stream, stream)


class redirect_stdout(_RedirectStream):
    """A manager that makes another file sys.stdout."""

    _stream = 'stdout'


class redirect_stderr(_RedirectStream):
    """A manager that makes another file sys.stderr."""

    _stream = 'stderr'


class chdir(_Replacement):
    """A manager that makes another directory the current one."""

    def __init__(self, path):
        super().__init__(path)
        self.path = path

    def __enter__(self):
        super().__enter__()

    def _get(self):
        import os
        return os.getcwd()

    def _set(self, directory):
        import os
        os.chdir(directory)


class suppress(AbstractContextManager):
    """A manager that swallows exceptions of some classes, and takes them out of groups."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        """Return nothing: there is nothing to name."""

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None or issubclass(exctype, self._exceptions):
            return exctype is not None
        if not issubclass(exctype, BaseExceptionGroup):
            return False
        _, rest = excinst.split(self._exceptions)
        if rest is not None:
            raise rest
        return True


def _methods(cm, enter, leave, protocol):
    """What a with statement calls of a manager."""
    cls = type(cm)
    try:
        return getattr(cls, enter), getattr(cls, leave)
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {protocol} protocol") from None


def _sync_methods(cm):
    return _methods(cm, '__enter__', '__exit__', 'context manager')


def _async_methods(cm):
    return _methods(cm, '__aenter__', '__aexit__', 'asynchronous context manager')


class _BaseExitStack:
    """The functions to call at the end, each with whether it is synchronous."""

    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        """Move all that is to be called into a new stack."""
        stack = type(self)()
        stack._exit_callbacks, self._exit_callbacks = self._exit_callbacks, stack._exit_callbacks
        return stack

    def push(self, exit):
        """Add something that is called like __exit__: a manager that is entered already, or a function."""
        return self._push_exit(exit, '__exit__', True)

    def enter_context(self, cm):
        """Enter a manager, to exit it at the end."""
        enter, leave = _sync_methods(cm)
        result = enter(cm)
        self._exit_callbacks.append((True, MethodType(leave, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Add a function that is called with these arguments, whatever happens."""
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)
        return self._push_callback(_exit_wrapper, callback, True)

    def _push_exit(self, exit, name, is_sync):
        method = getattr(type(exit), name, None)
        self._exit_callbacks.append((is_sync, exit if method is None else MethodType(method, exit)))
        return exit

    def _push_callback(self, wrapper, callback, is_sync):
        wrapper.__wrapped__ = callback
        self._exit_callbacks.append((is_sync, wrapper))
        return callback


def _link(new, old, handled):
    """Make old the context of an exception that was raised while old was on its way.

    So it would be in nested with statements; in a stack, what was handled around it is at the end of the chain instead.
    """
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is handled:
            new.__context__ = old
            return
        new = context


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A manager of any number of managers and functions, which end in the reverse order."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        handled = sys.exception()
        suppressed = pending = False

        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            assert is_sync
            try:
                exc_details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                if cb(*exc_details):
                    suppressed, pending, exc = True, False, None
            except BaseException as new:
                _link(new, exc, handled)
                pending, exc = True, new
        if pending:
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = context
                raise
        return received and suppressed

    def close(self):
        """End now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """An ExitStack of asynchronous managers and functions, too."""

    async def enter_async_context(self, cm):
        """Enter an asynchronous manager, to exit it at the end."""
        enter, leave = _async_methods(cm)
        result = await enter(cm)
        self._exit_callbacks.append((False, MethodType(leave, cm)))
        return result

    def push_async_exit(self, exit):
        """Add something that is called like __aexit__: a manager that is entered already, or a coroutine function."""
        return self._push_exit(exit, '__aexit__', False)

    def push_async_callback(self, callback, /, *args, **kwds):
        """Add a coroutine function that is called with these arguments, whatever happens."""
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)
        return self._push_callback(_exit_wrapper, callback, False)

    async def aclose(self):
        """End now."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        handled = sys.exception()
        suppressed = pending = False

        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            try:
                exc_details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                swallow = cb(*exc_details)
                if not is_sync:
                    swallow = await swallow
                if swallow:
                    suppressed, pending, exc = True, False, None
            except BaseException as new:
                _link(new, exc, handled)
                pending, exc = True, new
        if pending:
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = context
                raise
        return received and suppressed


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """A manager that does nothing, for where one is needed."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        """Return what the manager was made with."""
        return self.enter_result

    def __exit__(self, *excinfo):
        """Swallow nothing."""

    async def __aenter__(self):
        """Return what the manager was made with."""
        return self.enter_result

    async def __aexit__(self, *excinfo):
        """Swallow nothing."""
