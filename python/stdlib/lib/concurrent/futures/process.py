"""A pool of processes, which there are none of here."""

from concurrent.futures import _base


class BrokenProcessPool(_base.BrokenExecutor):
    """A process of a pool ended by itself."""


class ProcessPoolExecutor(_base.Executor):
    """A pool that cannot be had: an interpreter starts no other one."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        raise NotImplementedError('there are no processes here to run functions in; use ThreadPoolExecutor')
