"""A pool of threads that functions run in."""

import itertools
import queue
import threading
import types
import weakref
from concurrent.futures import _base


class BrokenThreadPool(_base.BrokenExecutor):
    """The initializer of a pool's threads failed."""


_pools = weakref.WeakSet()
_over = False


def _end_all():
    # The program is over: what was submitted still runs, and then the threads end.
    global _over
    _over = True
    pools = list(_pools)
    for pool in pools:
        pool._tasks.put(None)
    for pool in pools:
        for thread in pool._threads:
            thread.join()


threading._register_atexit(_end_all)


class _Task:
    def __init__(self, future, fn, args, kwargs):
        self.future, self.fn, self.args, self.kwargs = future, fn, args, kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            self.future.set_exception(exc)
            self = None  # the exception's traceback has this frame
        else:
            self.future.set_result(result)

    __class_getitem__ = classmethod(types.GenericAlias)


def _work(pool_ref, tasks, idle):
    pool = pool_ref()
    if pool is not None and pool._initializer is not None:
        try:
            pool._initializer(*pool._initargs)
        except BaseException:
            _base.LOGGER.critical('Exception in initializer:', exc_info=True)
            pool._break()
            return
    del pool
    while True:
        try:
            task = tasks.get_nowait()
        except queue.Empty:
            pool = pool_ref()
            if pool is not None:
                idle.release()
            del pool
            task = tasks.get()
        if task is not None:
            task.run()
            del task
            continue
        pool = pool_ref()
        if _over or pool is None or pool._shutdown:
            if pool is not None:
                pool._shutdown = True
            tasks.put(None)  # for the next thread
            return
        del pool


class ThreadPoolExecutor(_base.Executor):
    """A pool of threads."""

    _numbers = itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 8
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        self._tasks = self._work_queue = queue.SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._shutdown_lock = threading.Lock()
        self._threads = set()
        self._broken = self._shutdown = False
        self._thread_name_prefix = thread_name_prefix or f'ThreadPoolExecutor-{self._numbers()}'
        self._initializer = initializer
        self._initargs = initargs
        _pools.add(self)

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _over:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            self._tasks.put(_Task(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(blocking=False) or len(self._threads) >= self._max_workers:
            return
        tasks = self._tasks
        thread = threading.Thread(
            name=f'{self._thread_name_prefix}_{len(self._threads)}', target=_work,
            args=(weakref.ref(self, lambda _: tasks.put(None)), tasks, self._idle_semaphore),
        )
        thread.start()
        self._threads.add(thread)

    def _drain(self, what):
        while True:
            try:
                task = self._tasks.get_nowait()
            except queue.Empty:
                return
            if task is not None:
                what(task.future)

    def _break(self):
        with self._shutdown_lock:
            self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
            self._drain(lambda future: future.set_exception(BrokenThreadPool(self._broken)))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                self._drain(_base.Future.cancel)
            self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    shutdown.__doc__ = _base.Executor.shutdown.__doc__
