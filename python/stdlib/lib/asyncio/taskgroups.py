"""Tasks that belong together: one fails, all end."""

from asyncio import events, exceptions, tasks

__all__ = ("TaskGroup",)


class TaskGroup:
    """Waits at the end of its block for the tasks made in it; what went wrong comes as a group of exceptions."""

    def __init__(self):
        self._loop = self._parent_task = self._on_completed_fut = self._base_error = None
        self._tasks, self._errors = set(), []
        self._entered = self._exiting = self._aborting = self._parent_cancel_requested = False

    def __repr__(self):
        info = [""]
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return f"<TaskGroup{' '.join(info)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        if self._loop is None:
            self._loop = events.get_running_loop()
        self._parent_task = tasks.current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, et, exc, tb):
        try:
            return await self._finish(et, exc)
        finally:
            # Errors hold frames, which hold the group: no circle stays.
            et = exc = tb = None
            self._parent_task = None
            self._errors = None
            self._base_error = None

    async def _finish(self, et, exc):
        self._exiting = True
        if et is not None and self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        cancelled = exc if et is not None and issubclass(et, exceptions.CancelledError) else None
        if et is not None and not self._aborting:
            self._abort()
        while self._tasks:
            completed = self._on_completed_fut = self._loop.create_future()
            try:
                await completed
            except exceptions.CancelledError as e:
                if not self._aborting:
                    # Somebody cancels the task of the block, and with it the group.
                    cancelled = e
                    self._abort()
            self._on_completed_fut = None
        if self._base_error is not None:
            try:
                raise self._base_error
            finally:
                exc = None
        if self._parent_cancel_requested:
            # The group itself had cancelled the task of the block; only others' cancellation is left.
            if self._parent_task.uncancel() == 0:
                cancelled = None
        try:
            if cancelled is not None and not self._errors:
                raise cancelled
        finally:
            cancelled = None
        if et is not None and not issubclass(et, exceptions.CancelledError):
            self._errors.append(exc)
        if self._errors:
            # A cancellation that came besides is not lost: it is raised at the next await.
            if self._parent_task.cancelling():
                self._parent_task.uncancel()
                self._parent_task.cancel()
            try:
                raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
            finally:
                exc = None

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            self._refuse(coro, "has not been entered")
        if self._exiting and not self._tasks:
            self._refuse(coro, "is finished")
        if self._aborting:
            self._refuse(coro, "is shutting down")
        options = {} if context is None else {"context": context}
        task = self._loop.create_task(coro, name=name, **options)
        if not task.done():
            self._tasks.add(task)
            task.add_done_callback(self._on_task_done)
        else:
            self._on_task_done(task)  # it was eager
        try:
            return task
        finally:
            del task

    def _refuse(self, coro, why):
        coro.close()
        raise RuntimeError(f"TaskGroup {self!r} {why}")

    def _is_base_error(self, error):
        return isinstance(error, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        waiting = self._on_completed_fut
        if waiting is not None and not self._tasks and not waiting.done():
            waiting.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if self._is_base_error(error) and self._base_error is None:
            self._base_error = error
        if self._parent_task.done():
            self._loop.call_exception_handler({"message": f"Task {task!r} has errored out but its parent task "
                                                          f"{self._parent_task} is already completed",
                                               "exception": error, "task": task})
            return
        if not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()
