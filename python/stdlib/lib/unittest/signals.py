"""What an interrupt does to a running test: the first one ends it after the test at hand."""

import weakref
from functools import wraps

__unittest = True

_results = weakref.WeakKeyDictionary()
_interrupt_handler = None


class _InterruptHandler:
    def __init__(self, default_handler):
        import signal
        self.called = False
        self.original_handler = default_handler
        if isinstance(default_handler, int):
            if default_handler == signal.SIG_DFL:
                default_handler = signal.default_int_handler
            elif default_handler == signal.SIG_IGN:
                def default_handler(unused_signum, unused_frame):
                    pass
            else:
                raise TypeError("expected SIGINT signal handler to be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
        self.default_handler = default_handler

    def __call__(self, signum, frame):
        import signal
        if signal.getsignal(signal.SIGINT) is not self:
            # Another handler was installed over this one.
            self.default_handler(signum, frame)
        called, self.called = self.called, True
        if called:
            self.default_handler(signum, frame)
        for result in list(_results):
            result.stop()


def registerResult(result):
    'Have this result stopped by an interrupt.'
    _results[result] = 1


def removeResult(result):
    return bool(_results.pop(result, None))


def installHandler():
    'Handle SIGINT so that it stops the registered results.'
    global _interrupt_handler
    if _interrupt_handler is None:
        import signal
        default_handler = signal.getsignal(signal.SIGINT)
        _interrupt_handler = _InterruptHandler(default_handler)
        signal.signal(signal.SIGINT, _interrupt_handler)


def removeHandler(method=None):
    'Put the former handler back: now, or as a decorator for the time of a call.'
    import signal
    if method is None:
        if _interrupt_handler is not None:
            signal.signal(signal.SIGINT, _interrupt_handler.original_handler)
        return None

    @wraps(method)
    def inner(*args, **kwargs):
        installed = signal.getsignal(signal.SIGINT)
        removeHandler()
        try:
            return method(*args, **kwargs)
        finally:
            signal.signal(signal.SIGINT, installed)
    return inner
