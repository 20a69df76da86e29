"""Time limits for what stands in an "async with" block."""

import enum

from asyncio import events, exceptions
from types import GenericAlias

__all__ = ("Timeout", "timeout", "timeout_at")


class _State(enum.Enum):
    CREATED = "created"
    ENTERED = "active"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    EXITED = "finished"


class Timeout:
    """Cancels the task of its block when the time comes, and raises TimeoutError then."""

    def __init__(self, when):
        self._state = _State.CREATED
        self._timeout_handler = None
        self._task = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state is not _State.ENTERED:
            if self._state is _State.CREATED:
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state.value} Timeout")
        self._when = when
        self._set_timer(when)

    def _set_timer(self, when):
        """Have the task cancelled at this time, or never, instead of the time before."""
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if when is not None:
            loop = events.get_running_loop()
            late = when <= loop.time()
            self._timeout_handler = loop.call_soon(self._on_timeout) if late else loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state in (_State.EXPIRING, _State.EXPIRED)

    def __repr__(self):
        info = [f"[{self._state.value}]"]
        if self._state is _State.ENTERED:
            info.append(f"when={round(self._when, 3) if self._when is not None else None}")
        return f"<Timeout {' '.join(info)}>"

    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        if self._state is not _State.CREATED:
            raise RuntimeError("Timeout has already been entered")
        from asyncio import tasks
        self._task = tasks.current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = _State.ENTERED
        self._cancelling = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        self._set_timer(None)
        if self._state is _State.EXPIRING:
            self._state = _State.EXPIRED
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                # Nobody else cancelled the task meanwhile, so that what happened is the timeout.
                if issubclass(exc_type, exceptions.CancelledError):
                    raise TimeoutError from exc_val
                self._explain(exc_val)
        elif self._state is _State.ENTERED:
            self._state = _State.EXITED
        return None

    @staticmethod
    def _explain(error):
        """Puts a TimeoutError before the cancellation that an error came from, also in groups."""
        seen = [error]
        while seen:
            e = seen.pop()
            if isinstance(e, BaseExceptionGroup):
                seen += e.exceptions
            while e is not None and e.__context__ is not None:
                if isinstance(e.__context__, exceptions.CancelledError):
                    late = TimeoutError()
                    late.__context__ = late.__cause__ = e.__context__
                    e.__context__ = late
                    break
                e = e.__context__

    def _on_timeout(self):
        self._task.cancel()
        self._state = _State.EXPIRING
        self._timeout_handler = None


def timeout(delay):
    return Timeout(events.get_running_loop().time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)
