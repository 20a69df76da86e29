"""Test cases whose methods may be coroutines."""

import asyncio
import contextlib
import contextvars
import inspect

from .case import TestCase, _check_nothing

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    """A case with an event loop of its own, in which all its coroutines run in one context."""

    loop_factory = None
    _asyncioRunner = None

    def __init__(self, methodName='runTest'):
        super().__init__(methodName)
        self._asyncioTestContext = contextvars.copy_context()

    async def asyncSetUp(self):
        'Called after setUp, before each test.'

    async def asyncTearDown(self):
        'Called before tearDown, after each test whose asyncSetUp was done.'

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        'Have a coroutine function called as a cleanup.'
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        'Enter an asynchronous context, and leave it as a cleanup.'
        enter, leave = contextlib._async_methods(cm)
        result = await enter(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return result

    def run(self, result=None):
        'Run the test, in a loop that is closed afterwards.'
        self._make_runner()
        try:
            return super().run(result)
        finally:
            self._tearDownAsyncioRunner()

    def debug(self):
        'Run the test without collecting errors. After one, the loop stays, for the cleanups.'
        self._make_runner()
        super().debug()
        self._tearDownAsyncioRunner()

    def _callSetUp(self):
        # Making the loop is part of the first call, so that its failure is one of the test.
        self._asyncioRunner.get_loop()
        self._in_context(self.setUp)
        self._in_loop(self.asyncSetUp)

    def _callTestMethod(self, method):
        _check_nothing(self._wherever(method), method)

    def _callTearDown(self):
        self._in_loop(self.asyncTearDown)
        self._in_context(self.tearDown)

    def _callCleanup(self, function, *args, **kwargs):
        self._wherever(function, *args, **kwargs)

    def _in_context(self, function, /, *args, **kwargs):
        return self._asyncioTestContext.run(function, *args, **kwargs)

    def _in_loop(self, function, /, *args, **kwargs):
        assert inspect.iscoroutinefunction(function), f'{function!r} is not an async function'
        return self._asyncioRunner.run(function(*args, **kwargs), context=self._asyncioTestContext)

    def _wherever(self, function, /, *args, **kwargs):
        call = self._in_loop if inspect.iscoroutinefunction(function) else self._in_context
        return call(function, *args, **kwargs)

    def _make_runner(self):
        assert self._asyncioRunner is None, 'asyncio runner is already initialized'
        self._asyncioRunner = asyncio.Runner(debug=True, loop_factory=self.loop_factory)

    def _tearDownAsyncioRunner(self):
        if self._asyncioRunner is not None:
            self._asyncioRunner.close()

    __del__ = _tearDownAsyncioRunner
