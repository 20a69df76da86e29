"""What goes wrong in asyncio."""

__all__ = ("BrokenBarrierError", "CancelledError", "InvalidStateError", "TimeoutError", "IncompleteReadError",
           "LimitOverrunError", "SendfileNotAvailableError")


class CancelledError(BaseException):
    """Somebody does not want the result any more."""


TimeoutError = TimeoutError


class InvalidStateError(Exception):
    """A future is not as far as this needs, or farther."""


class SendfileNotAvailableError(RuntimeError):
    """There is no sendfile here."""


class IncompleteReadError(EOFError):
    """A stream ended too early."""

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial, self.expected = partial, expected

    def __reduce__(self):
        return self.__class__, (self.partial, self.expected)


class LimitOverrunError(Exception):
    """What was looked for does not come before the limit."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return self.__class__, (*self.args, self.consumed)


class BrokenBarrierError(RuntimeError):
    """The barrier is broken."""
