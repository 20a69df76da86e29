"""Waiting for descriptors: there is nothing to wait for, but for time that passes."""

import errno
import time

__all__ = ['error', 'select']

error = OSError


def select(rlist, wlist, xlist, timeout=None, /):
    """Wait until one of the lists has a descriptor that is ready, which cannot be told; of none, until the timeout."""
    if any(map(len, (rlist, wlist, xlist))) or timeout is None:
        raise PermissionError(errno.EACCES, 'Descriptors cannot be waited for')
    if timeout < 0:
        raise ValueError('timeout must be non-negative')
    time.sleep(timeout)
    return [], [], []
