"""Waiting for several futures. These functions belong to asyncio.tasks; they have a file of their own for its length."""

from asyncio import coroutines, events, exceptions, futures, tasks, timeouts
from asyncio.futures import Future


async def wait(fs, *, timeout=None, return_when="ALL_COMPLETED"):
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (tasks.FIRST_COMPLETED, tasks.FIRST_EXCEPTION, tasks.ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(coroutines.iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, events.get_running_loop())


async def wait_for(fut, timeout):
    if fut is not None and not futures.isfuture(fut) and not coroutines.iscoroutine(fut):
        fut = _awaited(fut)
    if timeout is not None and timeout <= 0:
        fut = tasks.ensure_future(fut)
        if not fut.done():
            await _cancel_and_wait(fut)
        try:
            return fut.result()
        except exceptions.CancelledError as e:
            raise TimeoutError from e
    async with timeouts.timeout(timeout):
        return await fut


async def _awaited(awaitable):
    return await awaitable


def _release(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _wait(fs, timeout, return_when, loop):
    """What is done and what is not, when enough of it is done."""
    waiter = loop.create_future()
    timer = loop.call_later(timeout, _release, waiter) if timeout is not None else None
    left = len(fs)

    def on_done(f):
        nonlocal left
        left -= 1
        enough = left <= 0 or return_when == tasks.FIRST_COMPLETED
        if enough or return_when == tasks.FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None:
            if timer is not None:
                timer.cancel()
            _release(waiter)

    for f in fs:
        f.add_done_callback(on_done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(on_done)
    done, pending = set(), set()
    for f in fs:
        (done if f.done() else pending).add(f)
    return done, pending


async def _cancel_and_wait(future):
    waiter = events.get_running_loop().create_future()

    def on_done(f):
        _release(waiter)

    future.add_done_callback(on_done)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(on_done)


class _AsCompletedIterator:
    """Futures as they become done: the futures themselves for "async for", awaitables for "for"."""

    def __init__(self, aws, timeout):
        from asyncio.queues import Queue
        self._done = Queue()
        self._timeout_handle = None
        loop = events.get_event_loop()
        todo = {tasks.ensure_future(aw, loop=loop) for aw in set(aws)}
        for f in todo:
            f.add_done_callback(self._handle_completion)
        if todo and timeout is not None:
            self._timeout_handle = loop.call_later(timeout, self._handle_timeout)
        self._todo, self._todo_left = todo, len(todo)

    def __iter__(self):
        return self

    def __next__(self):
        self._count_down(StopIteration)
        return self._wait_for_one(resolve=True)

    def __aiter__(self):
        return self

    async def __anext__(self):
        self._count_down(StopAsyncIteration)
        return await self._wait_for_one()

    def _count_down(self, end):
        if self._todo_left == 0:
            raise end
        self._todo_left -= 1

    def _handle_timeout(self):
        for f in self._todo:
            f.remove_done_callback(self._handle_completion)
            self._done.put_nowait(None)  # stands for the timeout
        self._todo.clear()

    def _handle_completion(self, f):
        if not self._todo:
            return  # after the timeout
        self._done.put_nowait(f)
        self._todo.remove(f)
        if self._timeout_handle is not None and not self._todo:
            self._timeout_handle.cancel()

    async def _wait_for_one(self, resolve=False):
        f = await self._done.get()
        if f is None:
            raise exceptions.TimeoutError
        return f.result() if resolve else f


def as_completed(fs, *, timeout=None):
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


class _GatheringFuture(Future):
    """The future of gather: to cancel it is to cancel all of them."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._cancel_requested, self._children = False, children

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """The results of all of them, in their order."""
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    finished = 0
    children, unique = [], {}
    loop, outer = None, None

    def outcome(child):
        if child.cancelled():
            return exceptions.CancelledError("" if child._cancel_message is None else child._cancel_message)
        error = child.exception()
        return child.result() if error is None else error

    def on_done(child):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not child.cancelled():
                child.exception()  # somebody has seen it
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._make_cancelled_error())
                return
            if (error := child.exception()) is not None:
                outer.set_exception(error)
                return
        if finished == len(unique):
            results = [outcome(child) for child in children]
            if outer._cancel_requested:
                outer.set_exception(child._make_cancelled_error())
            else:
                outer.set_result(results)

    done_already = []
    for arg in coros_or_futures:
        future = unique.get(arg)
        if future is None:
            future = tasks.ensure_future(arg, loop=loop)
            if loop is None:
                loop = futures._get_loop(future)
            unique[arg] = future
            if future.done():
                done_already.append(future)
            else:
                future.add_done_callback(on_done)
        children.append(future)
    outer = _GatheringFuture(children, loop=loop)
    for future in done_already:
        on_done(future)
    return outer


def shield(arg):
    """A future that ends with another one, but does not cancel it."""
    inner = tasks.ensure_future(arg)
    if inner.done():
        return inner
    outer = futures._get_loop(inner).create_future()

    def on_inner(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()  # somebody has seen it
        elif inner.cancelled():
            outer.cancel()
        elif (error := inner.exception()) is not None:
            outer.set_exception(error)
        else:
            outer.set_result(inner.result())

    def on_outer(outer):
        if not inner.done():
            inner.remove_done_callback(on_inner)

    inner.add_done_callback(on_inner)
    outer.add_done_callback(on_outer)
    return outer


for _function in (wait, wait_for, as_completed, gather, shield, _GatheringFuture, _AsCompletedIterator):
    _function.__module__ = "asyncio.tasks"
