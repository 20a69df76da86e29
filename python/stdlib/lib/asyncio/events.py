"""The interface of event loops, the callbacks they run, and which loop is the current one."""

import contextvars
import sys
import threading
import traceback

from asyncio import constants, format_helpers

__all__ = ("AbstractEventLoopPolicy", "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle",
           "get_event_loop_policy", "set_event_loop_policy", "get_event_loop", "set_event_loop", "new_event_loop",
           "get_child_watcher", "set_child_watcher", "_set_running_loop", "get_running_loop", "_get_running_loop")


class Handle:
    """A callback that a loop will run."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_source_traceback", "_repr", "__weakref__", "_context")

    def __init__(self, callback, args, loop, context=None):
        self._context = contextvars.copy_context() if context is None else context
        self._callback, self._args, self._loop = callback, args, loop
        self._cancelled = False
        self._repr = self._source_traceback = None
        if loop.get_debug():
            self._source_traceback = traceback.extract_stack(sys._getframe(1), limit=constants.DEBUG_STACK_DEPTH)

    def _repr_info(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._callback is not None:
            info.append(format_helpers._format_callback_source(self._callback, self._args, debug=self._loop.get_debug()))
        if self._source_traceback:
            frame = self._source_traceback[-1]
            info.append(f"created at {frame[0]}:{frame[1]}")
        return info

    def __repr__(self):
        return self._repr if self._repr is not None else f"<{' '.join(self._repr_info())}>"

    def get_context(self):
        return self._context

    def cancelled(self):
        return self._cancelled

    def cancel(self):
        if self._cancelled:
            return
        self._cancelled = True
        if self._loop.get_debug():
            self._repr = repr(self)  # while it still knows what it was
        self._callback = self._args = None

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as e:
            callback = format_helpers._format_callback_source(self._callback, self._args, debug=self._loop.get_debug())
            context = {"message": f"Exception in callback {callback}", "exception": e, "handle": self}
            if self._source_traceback:
                context["source_traceback"] = self._source_traceback
            self._loop.call_exception_handler(context)
        self = None


class TimerHandle(Handle):
    """A callback for a certain time."""

    __slots__ = ("_scheduled", "_when")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f"when={self._when}")
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._when < other._when or self.__eq__(other) if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when > other._when or self.__eq__(other) if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (self._when, self._callback, self._args, self._cancelled) == \
            (other._when, other._callback, other._args, other._cancelled)

    def cancel(self):
        if not self.cancelled():
            self._loop._timer_handle_cancelled(self)
            super().cancel()

    def when(self):
        return self._when


class AbstractServer:
    """What serves connections; there is none here."""

    def close(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError


class AbstractEventLoop:
    """What an event loop can do, all of it not implemented."""


def _missing(cls, names, asynchronous=False):
    for name in names.split():
        if asynchronous:
            async def method(self, *args, **kwargs):
                raise NotImplementedError
        else:
            def method(self, *args, **kwargs):
                raise NotImplementedError
        method.__name__ = name
        method.__qualname__ = f"{cls.__name__}.{name}"
        setattr(cls, name, method)


_missing(AbstractEventLoop, "run_forever run_until_complete stop is_running is_closed close _timer_handle_cancelled call_soon "
         "call_later call_at time create_future create_task call_soon_threadsafe run_in_executor set_default_executor "
         "add_reader remove_reader add_writer remove_writer add_signal_handler remove_signal_handler set_task_factory "
         "get_task_factory get_exception_handler set_exception_handler default_exception_handler call_exception_handler "
         "get_debug set_debug")
_missing(AbstractEventLoop, "shutdown_asyncgens shutdown_default_executor getaddrinfo getnameinfo create_connection "
         "create_server start_tls sendfile create_unix_connection create_unix_server connect_accepted_socket "
         "create_datagram_endpoint connect_read_pipe connect_write_pipe subprocess_shell subprocess_exec sock_recv "
         "sock_recv_into sock_recvfrom sock_recvfrom_into sock_sendall sock_sendto sock_connect sock_accept sock_sendfile", True)


class AbstractEventLoopPolicy:
    """Who decides which loop a thread has."""


_missing(AbstractEventLoopPolicy, "get_event_loop set_event_loop new_event_loop get_child_watcher set_child_watcher")


class _LocalLoop(threading.local):
    """The loop that a thread was given."""

    _loop, _set_called = None, False


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """A loop for the main thread; other threads make theirs."""

    _loop_factory = None

    def __init__(self):
        self._local = _LocalLoop()

    def get_event_loop(self):
        local = self._local
        if local._loop is None and not local._set_called and threading.current_thread() is threading.main_thread():
            level, frame = 2, sys._getframe(1)
            while frame is not None:
                module = frame.f_globals.get("__name__")
                if module != "asyncio" and not module.startswith("asyncio."):
                    break
                frame = frame.f_back
                level += 1
            import warnings
            warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=level)
            self.set_event_loop(self.new_event_loop())
        if local._loop is None:
            raise RuntimeError("There is no current event loop in thread %r." % threading.current_thread().name)
        return local._loop

    def set_event_loop(self, loop):
        self._local._set_called = True
        if not isinstance(loop, (AbstractEventLoop, type(None))):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


class _RunningLoop(threading.local):
    loop = None


_running = _RunningLoop()
_event_loop_policy = None
_lock = threading.Lock()


def _get_running_loop():
    return _running.loop


def _set_running_loop(loop):
    _running.loop = loop


def get_running_loop():
    loop = _running.loop
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop_policy():
    global _event_loop_policy
    if _event_loop_policy is None:
        from asyncio import DefaultEventLoopPolicy
        with _lock:
            if _event_loop_policy is None:
                _event_loop_policy = DefaultEventLoopPolicy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _event_loop_policy = policy


def get_event_loop():
    loop = _running.loop
    return get_event_loop_policy().get_event_loop() if loop is None else loop


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()


def get_child_watcher():
    raise NotImplementedError("there are no child processes")


def set_child_watcher(watcher):
    raise NotImplementedError("there are no child processes")
