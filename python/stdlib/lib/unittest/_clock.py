"""The time that tests take."""

import time

__unittest = True


def now():
    'Seconds from some moment on; 0 where the host grants no clock.'
    try:
        return time.perf_counter()
    except PermissionError:
        return 0.0
