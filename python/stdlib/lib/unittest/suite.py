"""Tests that are run together, with the fixtures of their classes and modules."""

import contextlib
import sys

from . import case
from .util import call_if_exists, strclass

__unittest = True


class BaseTestSuite:
    """Tests without fixtures of classes and modules."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def __repr__(self):
        return f'<{strclass(self.__class__)} tests={list(self)}>'

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

    def countTestCases(self):
        'How many tests there are, and were.'
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTests(self, tests):
        'Add all tests of an iterable.'
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def addTest(self, test):
        'Add a test or a suite.'
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result):
        'Run the tests, one after the other, until the result asks for an end.'
        self._run_each(result, lambda test: test(result))
        return result

    def debug(self):
        'Run the tests without collecting errors.'
        for test in self:
            test.debug()

    def _run_each(self, result, run):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            run(test)
            if self._cleanup:
                self._removeTestAtIndex(index)

    def _removeTestAtIndex(self, index):
        'Let go of a test that has run, so that what it holds can go.'
        try:
            test = self._tests[index]
        except TypeError:
            return  # a subclass that keeps its tests elsewhere
        self._tests[index] = None
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()


class TestSuite(BaseTestSuite):
    """Tests that are run one after the other; classes and modules are set up and torn down between them."""

    def run(self, result, debug=False):
        'Run the tests. Suites in this one share its fixtures: the outermost tears the last ones down.'
        outermost = not getattr(result, '_testRunEntered', False)
        if outermost:
            result._testRunEntered = True
        fixtures = _Fixtures(result)

        def run(test):
            if _isnotsuite(test) and not fixtures.reach(test.__class__):
                return
            if debug:
                test.debug()
            else:
                test(result)

        self._run_each(result, run)
        if outermost:
            fixtures.finish()
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)


class _Fixtures:
    """The fixtures of classes and modules, from one test to the next.

    How far they are is kept in the result, which suites within suites share: the class of the test before, and whether
    setting up its module failed.
    """

    def __init__(self, result):
        self._result = result

    def reach(self, cls):
        'Tear down what the test before had, and set up what a test of this class needs. Tell whether it can be run.'
        result, before = self._result, self._before()
        if cls != before:
            self._leave_class(before)
            if before is None or cls.__module__ != before.__module__:
                self._leave_module(before)
                self._enter_module(cls.__module__)
            self._enter_class(cls)
            result._previousTestClass = cls
        return not (getattr(cls, '_classSetupFailed', False) or self._module_failed())

    def finish(self):
        'Tear down what the last test had.'
        before = self._before()
        self._leave_class(before)
        self._leave_module(before)

    def _before(self):
        return getattr(self._result, '_previousTestClass', None)

    def _module_failed(self):
        return getattr(self._result, '_moduleSetUpFailed', False)

    def _enter_class(self, cls):
        if self._module_failed() or getattr(cls, '__unittest_skip__', False):
            return
        _set_failed(cls, False)
        setUpClass = getattr(cls, 'setUpClass', None)
        if setUpClass is None:
            return
        with self._captured():
            if not self._attempt(setUpClass, 'setUpClass', strclass(cls)):
                _set_failed(cls, True)
                self._clean_class(cls, 'setUpClass')

    def _leave_class(self, cls):
        if cls is None or self._module_failed() or getattr(cls, '_classSetupFailed', False) \
                or getattr(cls, '__unittest_skip__', False):
            return
        with self._captured():
            tearDownClass = getattr(cls, 'tearDownClass', None)
            if tearDownClass is not None:
                self._attempt(tearDownClass, 'tearDownClass', strclass(cls))
            self._clean_class(cls, 'tearDownClass')

    def _clean_class(self, cls, fixture):
        if not hasattr(cls, 'doClassCleanups'):
            return
        cls.doClassCleanups()
        for exc_info in cls.tearDown_exceptions:
            self._report(exc_info, fixture, strclass(cls))

    def _enter_module(self, name):
        self._result._moduleSetUpFailed = False
        setUpModule = getattr(sys.modules.get(name), 'setUpModule', None)
        if setUpModule is None:
            return
        with self._captured():
            if not self._attempt(setUpModule, 'setUpModule', name):
                self._result._moduleSetUpFailed = True
                self._attempt(case.doModuleCleanups, 'setUpModule', name)

    def _leave_module(self, cls):
        if cls is None or self._module_failed() or cls.__module__ not in sys.modules:
            return
        name = cls.__module__
        with self._captured():
            tearDownModule = getattr(sys.modules[name], 'tearDownModule', None)
            if tearDownModule is not None:
                self._attempt(tearDownModule, 'tearDownModule', name)
            self._attempt(case.doModuleCleanups, 'tearDownModule', name)

    @contextlib.contextmanager
    def _captured(self):
        'Have what a fixture prints go where the output of tests goes.'
        call_if_exists(self._result, '_setupStdout')
        try:
            yield
        finally:
            call_if_exists(self._result, '_restoreStdout')

    def _attempt(self, function, fixture, parent):
        'Call the function of a fixture, report what it raises, and tell whether it ended well.'
        try:
            function()
        except Exception:
            self._report(sys.exc_info(), fixture, parent)
            return False
        return True

    def _report(self, exc_info, fixture, parent):
        exception = exc_info[1]
        if isinstance(self._result, _DebugResult):
            raise exception
        holder = _ErrorHolder(f'{fixture} ({parent})')
        skip = getattr(self._result, 'addSkip', None)
        if skip is not None and isinstance(exception, case.SkipTest):
            skip(holder, str(exception))
        else:
            self._result.addError(holder, exc_info)


def _set_failed(cls, failed):
    with contextlib.suppress(TypeError):  # of a class that is not one of Python, which has no fixtures
        cls._classSetupFailed = failed


class _ErrorHolder:
    """Stands in results for a test, where what failed is a fixture."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def __str__(self):
        return self.id()

    def id(self):
        return self.description

    def shortDescription(self):
        'Nothing: the description says all.'

    def countTestCases(self):
        return 0

    def run(self, result):
        'Do nothing: there is nothing to run.'

    __call__ = run


def _isnotsuite(test):
    return not hasattr(test, '__iter__')


class _DebugResult:
    'The result of a run that collects nothing.'

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
