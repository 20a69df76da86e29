"""Events at times to come."""

from collections import namedtuple
from heapq import heapify, heappop, heappush
from itertools import count
import threading
import time

__all__ = ['scheduler']

Event = namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')
Event.time.__doc__ = 'When the action is due.'
Event.priority.__doc__ = 'What comes first of those that are due at the same time: the lower one.'
Event.sequence.__doc__ = 'What comes first of those of the same priority: the one that was entered first.'
Event.action.__doc__ = 'What is called.'
Event.argument.__doc__ = 'The positional arguments.'
Event.kwargs.__doc__ = 'The keyword arguments.'

_none = object()


class scheduler:
    """Calls functions when they are due, by any clock and any way to wait."""

    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self._lock = threading.RLock()
        self._numbers = count()
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs=_none):
        """Have an action called at a time, and return the event, with which it can be cancelled."""
        with self._lock:
            event = Event(time, priority, next(self._numbers), action, argument, {} if kwargs is _none else kwargs)
            heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_none):
        """Have an action called after a delay, and return the event, with which it can be cancelled."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Take an event back: a ValueError if it is not there any more."""
        with self._lock:
            self._queue.remove(event)
            heapify(self._queue)

    def empty(self):
        """Return whether there is no event to come."""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Call what is due, and wait for what will be. Without blocking, return how long it is until the next event."""
        while True:
            with self._lock:
                if not self._queue:
                    return None
                event = self._queue[0]
                left = event.time - self.timefunc()
                if left <= 0:
                    heappop(self._queue)
            if left > 0:
                if not blocking:
                    return left
                self.delayfunc(left)
                continue
            event.action(*event.argument, **event.kwargs)
            self.delayfunc(0)  # let other threads run

    @property
    def queue(self):
        """A list of the events to come, in their order."""
        with self._lock:
            return sorted(self._queue)
