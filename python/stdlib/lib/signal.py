"""What a program does when a signal comes."""

import _signal
from _signal import (
    ITIMER_PROF, ITIMER_REAL, ITIMER_VIRTUAL, NSIG, ItimerError, alarm, default_int_handler, getitimer, pause, pthread_kill as _kill,
    raise_signal, set_wakeup_fd, setitimer, siginterrupt, strsignal, valid_signals as _valid_signals,
)
from enum import IntEnum as _IntEnum


def _members(prefix, without):
    return {name: n for name, n in vars(_signal).items() if name.startswith(prefix) and not name.startswith(without)}


Signals = _IntEnum('Signals', sorted(_members('SIG', 'SIG_').items(), key=lambda item: (item[1], item[0] in ('SIGCLD', 'SIGIOT', 'SIGPOLL'))))
Handlers = _IntEnum('Handlers', {'SIG_DFL': _signal.SIG_DFL, 'SIG_IGN': _signal.SIG_IGN})
Sigmasks = _IntEnum('Sigmasks', {'SIG_BLOCK': 0, 'SIG_UNBLOCK': 1, 'SIG_SETMASK': 2})
globals().update(Signals.__members__)
globals().update(Handlers.__members__)
globals().update(Sigmasks.__members__)


def _named(value, kind):
    try:
        return kind(value)
    except (ValueError, TypeError):
        return value


def _number(value):
    return int(value) if isinstance(value, _IntEnum) else value


def signal(signalnum, handler):
    """Have a handler called for a signal, and return the one before: a function, SIG_DFL or SIG_IGN."""
    return _named(_signal.signal(_number(signalnum), _number(handler)), Handlers)


def getsignal(signalnum):
    """Return the handler of a signal: a function, SIG_DFL or SIG_IGN."""
    return _named(_signal.getsignal(signalnum), Handlers)


def pthread_kill(thread_id, signalnum):
    """Send a signal to the program itself: the main thread handles it."""
    _kill(thread_id, signalnum)


def valid_signals():
    """Return the set of all signals."""
    return {_named(n, Signals) for n in _valid_signals()}
