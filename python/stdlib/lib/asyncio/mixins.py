"""What is bound to the loop in which it is first used."""

import threading

from asyncio import events

_lock = threading.Lock()


class _LoopBoundMixin:
    """Belongs to no loop until one of its methods has to wait."""

    _loop = None

    def _get_loop(self):
        loop = events._get_running_loop()
        with _lock:
            if self._loop is None:
                self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop
