"""Coroutines that a loop runs, and what waits for several of them."""

import contextvars
import inspect
import itertools
import traceback
import types

from asyncio import coroutines, events, exceptions, futures
from asyncio.futures import _PENDING, Future

__all__ = ("Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed",
           "sleep", "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks",
           "create_eager_task_factory", "eager_task_factory", "_register_task", "_unregister_task", "_enter_task",
           "_leave_task")

_task_name_counter = itertools.count(1).__next__

_scheduled_tasks = set()
_eager_tasks = set()
_current_tasks = {}


def _register_task(task):
    _scheduled_tasks.add(task)


def _register_eager_task(task):
    _eager_tasks.add(task)


def _unregister_task(task):
    _scheduled_tasks.discard(task)


def _unregister_eager_task(task):
    _eager_tasks.discard(task)


def _forget_loop(loop):
    """Lets go of the tasks of a loop that is closed: they never end."""
    for task in list(_scheduled_tasks):
        if futures._get_loop(task) is loop:
            _scheduled_tasks.discard(task)


def _enter_task(loop, task):
    current = _current_tasks.get(loop)
    if current is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {current!r} is being executed.")
    _current_tasks[loop] = task


def _leave_task(loop, task):
    current = _current_tasks.get(loop)
    if current is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match the current task {current!r}.")
    del _current_tasks[loop]


def _swap_current_task(loop, task):
    before = _current_tasks.get(loop)
    if task is None:
        _current_tasks.pop(loop, None)
    else:
        _current_tasks[loop] = task
    return before


def current_task(loop=None):
    return _current_tasks.get(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    if loop is None:
        loop = events.get_running_loop()
    return {t for t in [*_scheduled_tasks, *_eager_tasks] if futures._get_loop(t) is loop and not t.done()}


class Task(Future):
    """A coroutine that is on its way in a loop."""

    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not coroutines.iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = f"Task-{_task_name_counter()}" if name is None else str(name)
        self._coro, self._fut_waiter = coro, None
        self._must_cancel, self._num_cancels_requested = False, 0
        self._context = contextvars.copy_context() if context is None else context
        if eager_start and self._loop.is_running():
            self._start_now()
        else:
            self._loop.call_soon(self._step, context=self._context)
            _scheduled_tasks.add(self)

    def _start_now(self):
        before = _swap_current_task(self._loop, self)
        try:
            _register_eager_task(self)
            try:
                self._context.run(self._step_run, None)
            finally:
                _unregister_eager_task(self)
        finally:
            _swap_current_task(self._loop, before)
            if self.done():
                self._coro = None
                self = None
            else:
                _register_task(self)

    def __repr__(self):
        info = futures._repr_info(self)
        if self._must_cancel and self._state == _PENDING:
            info[0] = "cancelling"
        info.insert(1, "name=%r" % self._name)
        if self._fut_waiter is not None:
            info.insert(2, f"wait_for={self._fut_waiter!r}")
        if self._coro:
            info.insert(2, f"coro=<{coroutines._format_coroutine(self._coro)}>")
        return f"<{type(self).__name__} {' '.join(info)}>"

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        """The coroutine, or None if it was over before it had to wait."""
        return self._coro

    def get_context(self):
        """What the coroutine runs in."""
        return self._context

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def _schedule_callbacks(self):
        _scheduled_tasks.discard(self)
        Future._schedule_callbacks(self)

    def get_stack(self, *, limit=None):
        coro = self._coro
        frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None) or getattr(coro, "ag_frame", None)
        frames = []
        if frame is not None:
            while frame is not None:
                frames.append(frame)
                frame = frame.f_back
            frames = frames[:limit] if limit is not None else frames
            frames.reverse()
        elif self._exception is not None:
            tb = self._exception.__traceback__
            while tb is not None and (limit is None or len(frames) < limit):
                frames.append(tb.tb_frame)
                tb = tb.tb_next
        return frames

    def print_stack(self, *, limit=None, file=None):
        frames = [(f.f_code.co_filename, f.f_lineno, f.f_code.co_name) for f in self.get_stack(limit=limit)]
        error = self._exception
        if not frames:
            print(f"No stack for {self!r}", file=file)
        elif error is not None:
            print(f"Traceback for {self!r} (most recent call last):", file=file)
        else:
            print(f"Stack for {self!r} (most recent call last):", file=file)
        traceback.print_list(traceback.StackSummary.from_list([(*f, None) for f in frames]), file=file)
        if error is not None:
            for line in traceback.format_exception_only(error.__class__, error):
                print(line, file=file, end="")

    def cancel(self, msg=None):
        self._log_tb = False
        if self._state != _PENDING:
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    def _step(self, error=None):
        if self._state != _PENDING:
            raise exceptions.InvalidStateError(f"__step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, exceptions.CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        if _current_tasks.get(loop) is not None:
            _enter_task(loop, self)  # complains
        _current_tasks[loop] = self
        try:
            self._step_run(error)
        finally:
            _leave_task(loop, self)

    def _step_run(self, error):
        coro = self._coro
        try:
            result = coro.send(None) if error is None else coro.throw(error)
        except StopIteration as e:
            if self._must_cancel:
                self._must_cancel = False
                Future.cancel(self, msg=self._cancel_message)
            else:
                Future.set_result(self, e.value)
        except exceptions.CancelledError as e:
            self._cancelled_exc = e
            Future.cancel(self)
        except (KeyboardInterrupt, SystemExit) as e:
            Future.set_exception(self, e)
            raise
        except BaseException as e:
            Future.set_exception(self, e)
        else:
            self._wait_for(result)

    def _wait_for(self, result):
        blocking = getattr(result, "_asyncio_future_blocking", None)
        if blocking and futures._get_loop(result) is self._loop and result is not self:
            result._asyncio_future_blocking = False
            result.add_done_callback(self.task_wakeup, context=self._context)
            self._fut_waiter = result
            if self._must_cancel and result.cancel(msg=self._cancel_message):
                self._must_cancel = False
        elif result is None:
            self._loop.call_soon(self._step, context=self._context)
        else:
            self._loop.call_soon(self._step, RuntimeError(self._complaint(result, blocking)), context=self._context)

    def _complaint(self, result, blocking):
        if blocking is not None:
            if futures._get_loop(result) is not self._loop:
                return f"Task {self!r} got Future {result!r} attached to a different loop"
            if not blocking:
                return f"yield was used instead of yield from in task {self!r} with {result!r}"
            return f"Task cannot await on itself: {self!r}"
        if inspect.isgenerator(result):
            return f"yield was used instead of yield from for generator in task {self!r} with {result!r}"
        return f"Task got bad yield: {result!r}"

    def task_wakeup(self, future):
        error = None
        try:
            future.result()
        except BaseException as e:
            error = e  # not handled any more when the coroutine sees it, or it would be the context of what happens there
        self._step(error)
        self = error = None


Task.__module__ = "_asyncio"


def create_task(coro, *, name=None, context=None):
    loop = events.get_running_loop()
    if context is None:
        return loop.create_task(coro, name=name)
    return loop.create_task(coro, name=name, context=context)


FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def ensure_future(coro_or_future, *, loop=None):
    """A future, or the task of a coroutine or another awaitable."""
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    mine = False
    if not coroutines.iscoroutine(coro_or_future):
        if not inspect.isawaitable(coro_or_future):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")

        async def wrap(awaitable):
            return await awaitable

        coro_or_future = wrap(coro_or_future)
        mine = True
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if mine:
            coro_or_future.close()
        raise


@types.coroutine
def __sleep0():
    yield


async def sleep(delay, result=None):
    if delay <= 0:
        await __sleep0()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def run_coroutine_threadsafe(coro, loop):
    """Runs a coroutine in the loop of another thread; gives a future of concurrent.futures."""
    if not coroutines.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    import concurrent.futures
    future = concurrent.futures.Future()

    def start():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            if future.set_running_or_notify_cancel():
                future.set_exception(e)
            raise

    loop.call_soon_threadsafe(start)
    return future


def create_eager_task_factory(custom_task_constructor):
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


eager_task_factory = create_eager_task_factory(Task)

from asyncio.waiting import _wait, as_completed, gather, shield, wait, wait_for
