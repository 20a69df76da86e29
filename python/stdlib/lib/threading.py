"""Threads, and what they wait for each other with."""

import _thread
import sys as _sys
from _collections import deque as _deque
from _thread import (
    RLock as _NativeRLock, _ExceptHookArgs as ExceptHookArgs, _local as local, allocate_lock as _new_lock, get_ident, get_native_id,
)
from _weakrefset import WeakSet as _WeakSet
from itertools import count as _count, islice as _islice
from time import monotonic as _now

__all__ = [
    'get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event', 'Lock', 'RLock',
    'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer', 'ThreadError', 'setprofile', 'settrace',
    'local', 'stack_size', 'excepthook', 'ExceptHookArgs', 'getprofile', 'gettrace', 'setprofile_all_threads', 'settrace_all_threads',
    'get_native_id',
]

TIMEOUT_MAX = _thread.TIMEOUT_MAX
ThreadError = RuntimeError
Lock = _thread.LockType
stack_size = _thread.stack_size


def RLock(*args, **kwargs):
    """Return a lock that the thread which holds it may take again."""
    return _NativeRLock(*args, **kwargs)


_CRLock = _PyRLock = _NativeRLock  # CPython has two


class Condition:
    """Waiting, with a lock held, until another thread says that something has changed."""

    def __init__(self, lock=None):
        self._lock = lock = RLock() if lock is None else lock
        self.acquire = lock.acquire
        self.release = lock.release
        for name in '_release_save', '_acquire_restore', '_is_owned':
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = _deque()

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        return self._lock.__exit__(*exc)

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    # What a lock does that has no methods of these names.

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Let the lock go, wait until notified, and take it again. Return whether that was before the timeout."""
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        turn = _new_lock()
        turn.acquire()
        self._waiters.append(turn)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                notified = turn.acquire()
            elif timeout > 0:
                notified = turn.acquire(True, timeout)
            else:
                notified = turn.acquire(False)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified:
                try:
                    self._waiters.remove(turn)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until the predicate holds, and return what it gave last."""
        end = None if timeout is None else _now() + timeout
        while not (result := predicate()):
            left = None if end is None else end - _now()
            if left is not None and left <= 0:
                break
            self.wait(left)
        return result

    def notify(self, n=1):
        """Wake up to n threads that wait."""
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        waiters = self._waiters
        while n > 0 and waiters:
            turn = waiters.popleft()
            try:
                turn.release()
            except RuntimeError:
                continue  # it is not waiting any more
            n -= 1

    def notify_all(self):
        """Wake all threads that wait."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """Wake all threads that wait: an old name."""
        import warnings
        warnings.warn('notifyAll() is deprecated, use notify_all() instead', DeprecationWarning, stacklevel=2)
        self.notify_all()


class Semaphore:
    """A counter that is never below zero: who would bring it there waits."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        """Count down, once that can be. Return whether it could."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if self._value == 0 and blocking:
                self._cond.wait_for(lambda: self._value, timeout)
            if self._value == 0:
                return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Count up by n."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, *exc):
        self.release()


class BoundedSemaphore(Semaphore):
    """A Semaphore that never counts higher than where it began."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}/{self._initial_value}>'

    def release(self, n=1):
        """Count up by n, which must not be above the beginning."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = type(self)
        word = 'set' if self._flag else 'unset'
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {word}>'

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()

    def is_set(self):
        """Return whether the flag is set."""
        return self._flag

    def isSet(self):
        """Return whether the flag is set: an old name."""
        import warnings
        warnings.warn('isSet() is deprecated, use is_set() instead', DeprecationWarning, stacklevel=2)
        return self.is_set()

    def set(self):
        """Set the flag: who waits for it goes on."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Take the flag back."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until the flag is set, and return whether it is."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    """A barrier was broken or reset while threads waited for it."""


class Barrier:
    """A place where threads wait until a number of them is there, again and again."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 'filling'  # then 'draining', and again; or 'resetting', or 'broken' until reset
        self._count = 0

    def __repr__(self):
        cls = type(self)
        word = 'broken' if self.broken else f'waiters={self.n_waiting}/{self.parties}'
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {word}>'

    def wait(self, timeout=None):
        """Wait for the others, and return a number from 0 on that no other one gets."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._cond.wait_for(lambda: self._state not in ('draining', 'resetting'))
            if self._state == 'broken':
                raise BrokenBarrierError
            place = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._open()
                else:
                    self._pass(timeout)
                return place
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ('draining', 'resetting'):
                    self._become('filling')

    def _become(self, state):
        self._state = state
        self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
        except:
            self._become('broken')
            raise
        self._become('draining')

    def _pass(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 'filling', timeout):
            self._become('broken')
            raise BrokenBarrierError
        if self._state != 'draining':
            raise BrokenBarrierError

    def reset(self):
        """Have those that wait fail, and begin anew."""
        with self._cond:
            if self._count == 0:
                self._state = 'filling'
            elif self._state != 'resetting':
                self._state = 'resetting'
            self._cond.notify_all()

    def abort(self):
        """Break it: who waits or will wait fails."""
        with self._cond:
            self._become('broken')

    @property
    def parties(self):
        """How many threads it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads wait."""
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        """Whether it is broken."""
        return self._state == 'broken'


# Threads. Those that run are in _active, by their numbers; those that are about to, in _limbo.

_active = {}
_limbo = {}
_dangling = _WeakSet()
_active_limbo_lock = RLock()
_next_number = _count(1)


def _new_name(template):
    return template % next(_next_number)


def _daemons_allowed(self):
    return _thread.daemon_threads_allowed()


class Thread:
    """A function that runs while others do."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        if name is None:
            name = _new_name('Thread-%d')
            if target is not None:
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        if daemon is None:
            daemon = current_thread().daemon
        elif daemon and not _daemons_allowed(self):
            raise RuntimeError('daemon threads are disabled in this (sub)interpreter')
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = daemon
        self._ident = None
        self._native_id = None
        self._started = Event()
        self._handle = _thread._ThreadHandle()
        self._initialized = True
        self._stderr = _sys.stderr
        self._invoke_excepthook = _hook_caller()
        _dangling.add(self)

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'initial'
        if self._started.is_set():
            status = 'stopped' if self._handle.is_done() else 'started'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{type(self).__name__}({self._name}, {status})>'

    def start(self):
        """Have run() called in a new thread."""
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('threads can only be started once')
        with _active_limbo_lock:
            _limbo[self] = self
        try:
            _thread.start_joinable_thread(self._bootstrap, handle=self._handle, daemon=self.daemon)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        """Call the function that was given: a subclass may do something else."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # What the function was given must not live as long as the thread's object.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._bootstrap_inner()
        except:
            if self._daemonic and _sys is None:
                return
            raise

    def _enter(self):
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._started.set()
        with _active_limbo_lock:
            _active[self._ident] = self
            _limbo.pop(self, None)

    def _bootstrap_inner(self):
        try:
            self._enter()
            try:
                self.run()
            except:
                self._invoke_excepthook(self)
        finally:
            self._delete()

    def _delete(self):
        with _active_limbo_lock:
            del _active[get_ident()]

    def join(self, timeout=None):
        """Wait until the thread is over, but no longer than the timeout."""
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if not self._started.is_set():
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if timeout is not None:
            timeout = max(timeout, 0)
        self._handle.join(timeout)

    def _made(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self

    def is_alive(self):
        """Return whether the thread runs."""
        return self._made()._started.is_set() and not self._handle.is_done()

    # The numbers are None before the thread was started.
    ident = property(lambda self: self._made()._ident)
    native_id = property(lambda self: self._made()._native_id)

    @property
    def name(self):
        """What it is called: it means nothing."""
        return self._made()._name

    @name.setter
    def name(self, name):
        self._made()._name = str(name)

    @property
    def daemon(self):
        """Whether the program may end before the thread does."""
        return self._made()._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if daemonic and not _daemons_allowed(self):
            raise RuntimeError('daemon threads are disabled in this interpreter')
        if self._started.is_set():
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic


def _old_method(old, attribute, sets=False):
    """A method of the time when there were no properties, which reads or sets the attribute."""
    def warn():
        import warnings
        warnings.warn(f'{old}() is deprecated, {"set" if sets else "get"} the {attribute} attribute instead', DeprecationWarning,
                      stacklevel=3)

    if sets:
        def method(self, value):
            warn()
            setattr(self, attribute, value)
    else:
        def method(self):
            warn()
            return getattr(self, attribute)
    method.__name__, method.__qualname__ = old, f'Thread.{old}'
    return method


Thread.isDaemon, Thread.setDaemon = _old_method('isDaemon', 'daemon'), _old_method('setDaemon', 'daemon', sets=True)
Thread.getName, Thread.setName = _old_method('getName', 'name'), _old_method('setName', 'name', sets=True)


class Timer(Thread):
    """A thread that waits a while before it calls a function, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Have the function not called after all."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        Thread.__init__(self, name='MainThread', daemon=False)
        self._ident = _thread._get_main_thread_ident()
        self._native_id = self._ident
        self._handle = _thread._get_main_thread_handle()
        self._started.set()
        _active[self._ident] = self


class _DummyThread(Thread):
    """A thread that was not started by this module."""

    def __init__(self):
        Thread.__init__(self, name=_new_name('Dummy-%d'), daemon=True)
        self._started.set()
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._handle = _thread._make_thread_handle(self._ident)
        with _active_limbo_lock:
            _active[self._ident] = self

    def is_alive(self):
        if not self._handle.is_done() and self._started.is_set():
            return True
        raise RuntimeError('thread is not alive')

    def join(self, timeout=None):
        raise RuntimeError('cannot join a dummy thread')


def current_thread():
    """Return the thread that calls this."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    """Return the thread that calls this: an old name."""
    import warnings
    warnings.warn('currentThread() is deprecated, use current_thread() instead', DeprecationWarning, stacklevel=2)
    return current_thread()


def main_thread():
    """Return the thread that runs the program."""
    return _main_thread


def active_count():
    """Return how many threads there are."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    """Return how many threads there are: an old name."""
    import warnings
    warnings.warn('activeCount() is deprecated, use active_count() instead', DeprecationWarning, stacklevel=2)
    return active_count()


def enumerate():
    """Return a list of all threads."""
    with _active_limbo_lock:
        return list(_active.values()) + list(_limbo.values())


def excepthook(args, /):
    """Tell sys.stderr of an exception that ended a thread."""
    if args.exc_type == SystemExit:
        return
    out = _sys.stderr
    if out is None:
        if args.thread is None or (out := args.thread._stderr) is None:
            return
    name = get_ident() if args.thread is None else args.thread.name
    import traceback
    out.write(f'Exception in thread {name}:\n')
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=out)
    out.flush()


__excepthook__ = excepthook


def _hook_caller():
    """Return what calls the hook in a thread, which works even when the module is being taken apart."""
    get_exception = _sys.exception

    def call(thread):
        hook = excepthook
        if hook is None:
            hook = __excepthook__
        exc = get_exception()
        try:
            hook(ExceptHookArgs([type(exc), exc, exc.__traceback__, thread]))
        except Exception as failed:
            failed.__suppress_context__ = True
            _sys.excepthook(type(failed), failed, failed.__traceback__)

    return call


# There is no tracing: what is asked for is remembered as None is.

_no_tracing = 'threads cannot be traced or profiled here'


def settrace(func):
    """Refuse to trace threads, which cannot be; None asks for nothing."""
    if func is not None:
        raise NotImplementedError(_no_tracing)


def gettrace():
    """Return None: no thread is traced."""
    return None


setprofile = settrace_all_threads = setprofile_all_threads = settrace
getprofile = gettrace

_atexit_calls = []


def _register_atexit(func, *args, **kwargs):
    """Have a function called before threads are waited for at the end of the program."""
    if _shutting_down:
        raise RuntimeError("can't register atexit after shutdown")
    _atexit_calls.append((func, args, kwargs))


_shutting_down = False


def _shutdown():
    """Wait for the threads that are no daemons: called when the program is over."""
    global _shutting_down
    if _shutting_down:
        return
    _shutting_down = True
    for func, args, kwargs in reversed(_atexit_calls):
        func(*args, **kwargs)
    _main_thread._handle._set_done()  # or threads that wait for it would never end
    _thread._shutdown()


_main_thread = None
_main_thread = _MainThread()
