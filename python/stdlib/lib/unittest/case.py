"""Test cases: a class whose methods are tests, and how one of them is run."""

import contextlib
import functools
import sys
import traceback
import types
import warnings

from . import result
from .result import whole_run
from ._assertions import (Assertions, DIFF_OMITTED, _AssertRaisesBaseContext, _AssertRaisesContext, _AssertWarnsContext,
                          _BaseTestCaseContext, _is_subtype)
from ._clock import now
from .util import safe_repr, strclass

__unittest = True

_subtest_msg_sentinel = object()
_module_cleanups = []


class SkipTest(Exception):
    """Raised in a test to skip it. The decorators and skipTest() do the same."""


class _ShouldStop(Exception):
    'Raised to end a test at its first failure, after a subtest.'


class _UnexpectedSuccess(Exception):
    'A test was to fail and did not.'


class _Outcome:
    """How a test goes, of whose parts each tells the result what it raised."""

    def __init__(self, result=None):
        self.result = result
        self.result_supports_subtests = hasattr(result, 'addSubTest')
        self.success = True
        self.expecting_failure = False
        self.expectedFailure = None


class _Part:
    """A part of a test, as a context: what is raised in it is told to the result, and goes no farther."""

    def __init__(self, outcome, test_case, subtest=False):
        self._outcome = outcome
        self._test_case = test_case
        self._subtest = subtest

    def __enter__(self):
        self._success_before = self._outcome.success
        self._outcome.success = True

    def __exit__(self, kind, exception, tb):
        outcome = self._outcome
        if exception is None:
            if self._subtest and outcome.success:
                self._tell(None)
        elif isinstance(exception, SkipTest):
            outcome.success = False
            _addSkip(outcome.result, self._test_case, str(exception))
        elif not isinstance(exception, (KeyboardInterrupt, _ShouldStop)):
            exc_info = kind, exception, tb
            if outcome.expecting_failure:
                outcome.expectedFailure = exc_info
            else:
                outcome.success = False
                self._tell(exc_info)
        outcome.success = outcome.success and self._success_before
        return not isinstance(exception, KeyboardInterrupt)

    def _tell(self, exc_info):
        result, test = self._outcome.result, self._test_case
        if self._subtest:
            result.addSubTest(test.test_case, test, exc_info)
        elif result is not None:
            failed = issubclass(exc_info[0], test.failureException)
            tell = result.addFailure if failed else result.addError
            tell(test, exc_info)


def _tell(result, name, *args, instead=''):
    'Call a method that results need not have. If this one has not, warn of what is done instead, and tell that it has not.'
    method = getattr(result, name, None)
    if method is None:
        warnings.warn(f'TestResult has no {name} method{instead}', RuntimeWarning, stacklevel=3)
        return False
    method(*args)
    return True


def _addSkip(result, test_case, reason):
    if not _tell(result, 'addSkip', test_case, reason, instead=', skips not reported'):
        result.addSuccess(test_case)


def _enter_context(cm, addcleanup):
    enter, leave = contextlib._sync_methods(cm)
    value = enter(cm)
    addcleanup(leave, cm, None, None, None)
    return value


def _run_cleanups(cleanups):
    'Call and remove the cleanups, the last one first, and give what they raised, as sys.exc_info() does.'
    raised = []
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception:
            raised.append(sys.exc_info())
    return raised


def addModuleCleanup(function, /, *args, **kwargs):
    'Have a function called after tearDownModule, or when setUpModule fails. The last one added is the first called.'
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    'Call the cleanups of the module. The first exception is raised when all have been called.'
    raised = _run_cleanups(_module_cleanups)
    if raised:
        raise raised[0][1]


def skip(reason):
    'Skip a test or a class.'
    def mark(item, why=reason):
        if not isinstance(item, type):
            item = _skipped(item, why)
        item.__unittest_skip__, item.__unittest_skip_why__ = True, why
        return item

    # It may decorate without being called: then there is no reason.
    return mark(reason, '') if isinstance(reason, types.FunctionType) else mark


def _skipped(function, reason):
    @functools.wraps(function)
    def skip_wrapper(*args, **kwargs):
        raise SkipTest(reason)
    return skip_wrapper


def skipIf(condition, reason):
    'Skip a test or a class if the condition is true.'
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    'Skip a test or a class unless the condition is true.'
    return skipIf(not condition, reason)


def expectedFailure(test_item):
    'Mark a test as one that fails: that it does not is an error.'
    test_item.__unittest_expecting_failure__ = True
    return test_item


class TestCase(Assertions):
    """A test: one method of a class, run between setUp and tearDown on an instance of its own."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = 'No test'
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != 'runTest':
                # An instance without a test is of use for its assertions.
                raise ValueError("no such test method in %s: %s" % (self.__class__, methodName))
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {}
        for type_, name in ((dict, 'assertDictEqual'), (list, 'assertListEqual'), (tuple, 'assertTupleEqual'),
                            (set, 'assertSetEqual'), (frozenset, 'assertSetEqual'), (str, 'assertMultiLineEqual')):
            self.addTypeEqualityFunc(type_, name)

    def addTypeEqualityFunc(self, typeobj, function):
        'Have assertEqual call this function where both values are exactly of the type.'
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        'Have a function called after tearDown. The last one added is the first called.'
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        'Enter a context, and leave it as a cleanup.'
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        'Have a function called after tearDownClass.'
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _enter_context(cm, cls.addClassCleanup)

    def setUp(self):
        'Called before each test.'

    def tearDown(self):
        'Called after each test whose setUp was done.'

    @classmethod
    def setUpClass(cls):
        'Called before the tests of the class.'

    @classmethod
    def tearDownClass(cls):
        'Called after the tests of the class.'

    def countTestCases(self):
        'One: this.'
        return 1

    def defaultTestResult(self):
        'What run() makes if it is not given a result.'
        return result.TestResult()

    def shortDescription(self):
        'The first line of the docstring of the test, or None.'
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def id(self):
        'The names of the class and of the method.'
        return f'{strclass(self.__class__)}.{self._testMethodName}'

    def __str__(self):
        return f'{self._testMethodName} ({self.id()})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} testMethod={self._testMethodName}>'

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.__class__, self._testMethodName))

    @contextlib.contextmanager
    def subTest(self, msg=_subtest_msg_sentinel, **params):
        'A part of a test, told apart by a message and parameters: its failure does not end the test.'
        outcome, parent = self._outcome, self._subtest
        if outcome is None or not outcome.result_supports_subtests:
            yield
            return
        if parent is not None:
            # The parameters of this one come first, and then what it does not tell itself.
            params |= parent.params | params
        self._subtest = _SubTest(self, msg, params)
        try:
            with _Part(outcome, self._subtest, subtest=True):
                yield
            if outcome.success:
                # Where the test is to fail, and has, there is no more to see.
                stop = outcome.expectedFailure is not None
            else:
                stop = getattr(outcome.result, 'failfast', False)
            if stop:
                raise _ShouldStop
        finally:
            self._subtest = parent

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        _check_nothing(method(), method)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result=None):
        'Run the test, and tell the result of it.'
        if result is not None:
            self._run(result)
            return result
        made = self.defaultTestResult()
        with whole_run(made):
            self._run(made)
        return made

    def _run(self, result):
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if self._marked(method, '__unittest_skip__'):
                _addSkip(result, self, self._skip_reason(method))
                return
            outcome = self._outcome = _Outcome(result)
            try:
                self._run_parts(outcome, method)
            finally:
                # They refer to the frames of this run.
                outcome.expectedFailure = self._outcome = None
        finally:
            result.stopTest(self)

    def _run_parts(self, outcome, method):
        start = now()
        expecting_failure = self._marked(method, '__unittest_expecting_failure__')
        with _Part(outcome, self):
            self._callSetUp()
        if outcome.success:
            outcome.expecting_failure = expecting_failure
            with _Part(outcome, self):
                self._callTestMethod(method)
            # Only the test itself may fail.
            outcome.expecting_failure = False
            with _Part(outcome, self):
                self._callTearDown()
        self.doCleanups()
        _tell(outcome.result, 'addDuration', self, now() - start)
        if not outcome.success:
            return
        if not expecting_failure:
            outcome.result.addSuccess(self)
        elif outcome.expectedFailure:
            self._report_failure(outcome.result, outcome.expectedFailure)
        else:
            self._report_unexpected(outcome.result)

    def _report_failure(self, result, exc_info):
        if not _tell(result, 'addExpectedFailure', self, exc_info, instead=', reporting as passes'):
            result.addSuccess(self)

    def _report_unexpected(self, result):
        if not _tell(result, 'addUnexpectedSuccess', self, instead=', reporting as failure'):
            try:
                raise _UnexpectedSuccess from None
            except _UnexpectedSuccess:
                result.addFailure(self, sys.exc_info())

    def _marked(self, method, name):
        return getattr(self, name, False) or getattr(method, name, False)

    def _skip_reason(self, method):
        return getattr(self.__class__, '__unittest_skip_why__', '') or getattr(method, '__unittest_skip_why__', '')

    def doCleanups(self):
        'Call the cleanups. Called after tearDown; a test may call it before.'
        outcome = self._outcome or _Outcome()
        expecting_failure, outcome.expecting_failure = outcome.expecting_failure, False
        for function, args, kwargs in self._pop_cleanups():
            with _Part(outcome, self):
                self._callCleanup(function, *args, **kwargs)
        outcome.expecting_failure = expecting_failure and outcome.success
        return outcome.success

    def _pop_cleanups(self):
        while self._cleanups:
            yield self._cleanups.pop()

    @classmethod
    def doClassCleanups(cls):
        'Call the cleanups of the class. What they raise is kept in tearDown_exceptions.'
        cls.tearDown_exceptions = _run_cleanups(cls._class_cleanups)

    def debug(self):
        'Run the test without collecting errors.'
        method = getattr(self, self._testMethodName)
        if self._marked(method, '__unittest_skip__'):
            raise SkipTest(self._skip_reason(method))
        for part, *args in (self._callSetUp,), (self._callTestMethod, method), (self._callTearDown,):
            part(*args)
        for function, args, kwargs in self._pop_cleanups():
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        'End this test here, as one that was skipped.'
        raise SkipTest(reason)


def _check_nothing(returned, method):
    'Warn of a test that returns something: it may have been meant to be a coroutine or a generator.'
    if returned is not None:
        warnings.warn(f'It is deprecated to return a value that is not None from a test case ({method})', DeprecationWarning,
                      stacklevel=4)


class FunctionTestCase(TestCase):
    """Makes a test of a function, with functions as fixtures."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._testFunc, self._description = testFunc, description
        self._fixtures = {'setUp': setUp, 'tearDown': tearDown}

    def setUp(self):
        self._call_fixture('setUp')

    def tearDown(self):
        self._call_fixture('tearDown')

    def _call_fixture(self, name):
        function = self._fixtures[name]
        if function is not None:
            function()

    def runTest(self):
        'Call the function.'
        self._testFunc()

    def id(self):
        'The name of the function.'
        return self._testFunc.__name__

    def _key(self):
        return *self._fixtures.values(), self._testFunc, self._description

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, self.__class__) else NotImplemented

    def __hash__(self):
        return hash((type(self), *self._key()))

    def __str__(self):
        return f'{strclass(self.__class__)} ({self._testFunc.__name__})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} tec={self._testFunc}>'

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split('\n')[0].strip() or None


class _SubTest(TestCase):
    """What stands in results for a subtest."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self.failureException = test_case, test_case.failureException
        self._message, self.params = message, params

    def runTest(self):
        'Fail: what is run is the block that made the subtest.'
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        message = '' if self._message is _subtest_msg_sentinel else f'[{self._message}]'
        params = ', '.join(f'{name}={value!r}' for name, value in self.params.items())
        return ' '.join(filter(None, (message, params and f'({params})'))) or '(<subtest>)'

    def id(self):
        return f'{self.test_case.id()} {self._subDescription()}'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._subDescription()}'
