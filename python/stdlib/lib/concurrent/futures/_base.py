"""Futures, and what waits for them."""

import threading
import time
import types

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'  # who waits for it was told
FINISHED = 'FINISHED'

TimeoutError = TimeoutError


class Error(Exception):
    """Something went wrong with a future."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The future is not in a state in which that can be done."""


class BrokenExecutor(RuntimeError):
    """An executor can run nothing any more."""


class _Logger:
    # Module logging is imported only when there is something to say.
    def __getattr__(self, name):
        import logging
        return getattr(logging.getLogger('concurrent.futures'), name)


LOGGER = _Logger()


class Future:
    """The result of a function that runs elsewhere, which may not be there yet."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._watchers = []  # events to set when it is done
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            text = f'<{type(self).__name__} at {id(self):#x} state={self._word()}'
            if self._state == FINISHED:
                if self._exception:
                    text += f' raised {type(self._exception).__name__}'
                else:
                    text += f' returned {type(self._result).__name__}'
            return text + '>'

    def _word(self):
        return 'cancelled' if self._state == CANCELLED_AND_NOTIFIED else self._state.lower()

    def _is_over(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def cancel(self):
        """Have it not run, unless it does already. Return whether that could be."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state != PENDING:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Return whether it was cancelled."""
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        """Return whether it runs."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Return whether it is over: cancelled, or with a result or an exception."""
        with self._condition:
            return self._is_over()

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._tell(callback)

    def _tell(self, callback):
        try:
            callback(self)
        except Exception:
            LOGGER.exception('exception calling callback for %r', self)

    def add_done_callback(self, fn):
        """Have fn called with the future once it is over: at once if it is already."""
        with self._condition:
            if not self._is_over():
                self._done_callbacks.append(fn)
                return
        self._tell(fn)

    def _await(self, timeout):
        # Wait, with the condition held, until it is over.
        if not self._is_over():
            self._condition.wait(timeout)
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        """Return the result, once it is there, or raise the exception."""
        try:
            with self._condition:
                self._await(timeout)
                if self._exception:
                    raise self._exception
                return self._result
        finally:
            self = None  # the traceback of the exception must not hold what holds the exception

    def exception(self, timeout=None):
        """Return the exception, once it is over, or None."""
        with self._condition:
            self._await(timeout)
            return self._exception

    # What executors call.

    def set_running_or_notify_cancel(self):
        """Say that it begins to run. Return whether it is to, that is, was not cancelled."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                self._notify()
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            LOGGER.critical('Future %s in unexpected state: %s', id(self), self._state)
            raise RuntimeError('Future in unexpected state')

    def _notify(self):
        for event in self._watchers:
            event.set()
        self._condition.notify_all()

    def _finish(self, result, exception):
        with self._condition:
            if self._is_over():
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result = result
            self._exception = exception
            self._state = FINISHED
            self._notify()
        self._invoke_callbacks()

    def set_result(self, result):
        """Say what the result is."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Say what the exception is."""
        self._finish(None, exception)

    __class_getitem__ = classmethod(types.GenericAlias)


class _Watch:
    """An event that is set whenever one of some futures is over."""

    def __init__(self, futures):
        self.futures = futures
        self.event = threading.Event()

    def __enter__(self):
        for f in self.futures:
            with f._condition:
                f._watchers.append(self.event)
                if f._state in (CANCELLED_AND_NOTIFIED, FINISHED):
                    self.event.set()
        return self

    def __exit__(self, *exc):
        for f in self.futures:
            with f._condition:
                f._watchers.remove(self.event)

    def next(self, end):
        """Wait for the next one, and return whether there was time left."""
        left = None if end is None else end - time.monotonic()
        if left is not None and left <= 0:
            return False
        self.event.wait(left)
        self.event.clear()
        return True


def _settled(f):
    return f._state in (CANCELLED_AND_NOTIFIED, FINISHED)


class DoneAndNotDoneFutures(tuple):
    """What wait returns: the futures that are done, and those that are not."""

    __slots__ = ()
    _fields = ('done', 'not_done')
    __match_args__ = _fields

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    def __getnewargs__(self):
        return tuple(self)

    def __repr__(self):
        return f'{type(self).__name__}(done={self[0]!r}, not_done={self[1]!r})'

    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures: for one, for an exception, or for all. Return those that are done, and those that are not."""
    fs = set(fs)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED) and not all(map(_settled, fs)):
        raise ValueError(f'Invalid return condition: {return_when!r}')
    end = None if timeout is None else time.monotonic() + timeout

    def enough(done):
        if len(done) == len(fs):
            return True
        if return_when == FIRST_COMPLETED:
            return bool(done)
        return return_when == FIRST_EXCEPTION and any(f._state == FINISHED and f._exception is not None for f in done)

    with _Watch(fs) as watch:
        while not enough(done := {f for f in fs if _settled(f)}) and watch.next(end):
            pass
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """Yield futures as they are done."""
    end = None if timeout is None else time.monotonic() + timeout
    left = set(fs)
    total = len(left)
    with _Watch(left.copy()) as watch:
        while left:
            for f in [f for f in left if _settled(f)]:
                left.remove(f)
                yield f
            if left and not any(map(_settled, left)) and not watch.next(end):
                raise TimeoutError(f'{len(left)} (of {total}) futures unfinished')


class Executor:
    """What runs functions elsewhere."""

    def submit(self, fn, /, *args, **kwargs):
        """Have a function run, and return the future of its result."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Return an iterator of the results of a function for each item, in the order of the items."""
        end = None if timeout is None else time.monotonic() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                futures.reverse()
                while futures:
                    left = None if end is None else end - time.monotonic()
                    yield futures.pop().result(left)
            finally:
                for f in futures:
                    f.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more functions."""

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.shutdown(wait=True)
        return False
