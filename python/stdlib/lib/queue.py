"""Queues between threads."""

from _queue import Empty, SimpleQueue
from collections import deque
from heapq import heappop, heappush
import threading
import time

__all__ = ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Full(Exception):
    """There is no room in a queue."""


class ShutDown(Exception):
    """A queue takes, or gives, no more items."""


class Queue:
    """A queue: what was put first is taken first. A maxsize above zero is how many items there may be."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        # One lock for all that can be waited for: an item, room, and that all tasks are done.
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    # How items are kept is for subclasses to say.

    def _init(self, maxsize):
        self.queue = deque()

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def _qsize(self):
        return len(self.queue)

    def task_done(self):
        """Say that what was taken is done."""
        with self.all_tasks_done:
            self._done()

    def _done(self, n=1):
        left = self.unfinished_tasks - n
        if left < 0:
            raise ValueError('task_done() called too many times')
        self.unfinished_tasks = left
        if left == 0:
            self.all_tasks_done.notify_all()

    def join(self):
        """Wait until all that was put is done."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """Return how many items there are."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Return whether there is no item."""
        return self.qsize() == 0

    def full(self):
        """Return whether there is no room."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def _wait(self, condition, ready, block, timeout, error):
        if not block:
            if not ready():
                raise error
            return
        if timeout is None:
            while not ready():
                condition.wait()
            return
        if timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if ready():
            return
        end = time.monotonic() + timeout
        while not ready():
            left = end - time.monotonic()
            if left <= 0:
                raise error
            condition.wait(left)

    def _may_put(self):
        if self.is_shutdown:
            raise ShutDown
        return self.maxsize <= 0 or self._qsize() < self.maxsize

    def _may_get(self):
        if self._qsize():
            return True
        if self.is_shutdown:
            raise ShutDown
        return False

    def put(self, item, block=True, timeout=None):
        """Put an item, once there is room: until the timeout, if there is one."""
        with self.not_full:
            self._wait(self.not_full, self._may_put, block, timeout, Full)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Take an item, once there is one: until the timeout, if there is one."""
        with self.not_empty:
            self._wait(self.not_empty, self._may_get, block, timeout, Empty)
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Put an item, if there is room."""
        self.put(item, block=False)

    def get_nowait(self):
        """Take an item, if there is one."""
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """Take no more items; give those that there are, unless they are to be dropped."""
        with self.mutex:
            self.is_shutdown = True
            waiting = [self.not_empty, self.not_full]
            if immediate:
                dropped = self._qsize()
                for _ in range(dropped):
                    self._get()
                self.unfinished_tasks = max(self.unfinished_tasks - dropped, 0)
                waiting.append(self.all_tasks_done)
            for condition in waiting:
                condition.notify_all()

    __class_getitem__ = classmethod(type(list[int]))


class PriorityQueue(Queue):
    """A queue: the least item is taken first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """A queue: what was put last is taken first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()
