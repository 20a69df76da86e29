"""What became of the tests of a run."""

import contextlib
import io
import sys
import traceback
from functools import wraps

from . import util

__unittest = True

STDOUT_LINE = '\nStdout:\n%s'
STDERR_LINE = '\nStderr:\n%s'


def failfast(method):
    'Decorate a method so that the run ends when it is called, if the result is told to fail fast.'
    @wraps(method)
    def inner(self, *args, **kw):
        _stop_if_told(self)
        return method(self, *args, **kw)
    return inner


def _stop_if_told(result):
    if getattr(result, 'failfast', False):
        result.stop()


@contextlib.contextmanager
def whole_run(result):
    'Tell a result when a run begins and ends.'
    util.call_if_exists(result, 'startTestRun')
    try:
        yield
    finally:
        util.call_if_exists(result, 'stopTestRun')


class TestResult:
    """Collects what tests report: successes are counted, all else is kept with its text."""

    # How far a suite is with the fixtures of classes and modules.
    _testRunEntered = _moduleSetUpFailed = False
    _previousTestClass = None

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.testsRun = 0
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.collectedDurations = []
        self.shouldStop = self.failfast = self.buffer = self.tb_locals = False
        # With buffer, what tests print is kept, and shown with the tests that fail.
        self._original_stdout, self._original_stderr = sys.stdout, sys.stderr
        self._stdout_buffer = self._stderr_buffer = None
        self._mirrorOutput = False

    def printErrors(self):
        'Called when all tests have run.'

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def _setupStdout(self):
        if not self.buffer:
            return
        if self._stdout_buffer is None:
            self._stdout_buffer, self._stderr_buffer = io.StringIO(), io.StringIO()
        sys.stdout, sys.stderr = self._stdout_buffer, self._stderr_buffer

    def startTestRun(self):
        'Called once, before the first test.'

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for current, original, line in ((sys.stdout, self._original_stdout, STDOUT_LINE),
                                            (sys.stderr, self._original_stderr, STDERR_LINE)):
                text = current.getvalue()
                if text:
                    original.write(line % _ended(text))
        sys.stdout, sys.stderr = self._original_stdout, self._original_stderr
        for buffer in self._stdout_buffer, self._stderr_buffer:
            buffer.seek(0)
            buffer.truncate()

    def stopTestRun(self):
        'Called once, after the last test.'

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        'Called at the end of each subtest: err is None if it succeeded.'
        if err is None:
            return
        _stop_if_told(self)
        kept = self.failures if issubclass(err[0], test.failureException) else self.errors
        kept.append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not self.failures and not self.errors and not getattr(self, 'unexpectedSuccesses', None)

    def stop(self):
        'Ask that no further test be run.'
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        exctype, value, tb = err
        tb = self._clean_tracebacks(exctype, value, tb, test)
        text = ''.join(traceback.TracebackException(exctype, value, tb, capture_locals=self.tb_locals, compact=True).format())
        if self.buffer:
            for current, line in (sys.stdout, STDOUT_LINE), (sys.stderr, STDERR_LINE):
                output = current.getvalue()
                if output:
                    text += line % _ended(output)
        return text

    def _clean_tracebacks(self, exctype, value, tb, test):
        'Leave the frames of unittest out of the tracebacks of an exception and of those it came from.'
        answer = None
        first = True
        todo = [(exctype, value, tb)]
        seen = {id(value)}
        while todo:
            exctype, value, tb = todo.pop()
            while tb and self._is_relevant_tb_level(tb):
                tb = tb.tb_next
            if exctype is test.failureException:
                self._remove_unittest_tb_frames(tb)
            if first:
                answer, first = tb, False
            else:
                value.__traceback__ = tb
            if value is not None:
                for other in value.__cause__, value.__context__:
                    if other is not None and id(other) not in seen:
                        seen.add(id(other))
                        todo.append((type(other), other, other.__traceback__))
        return answer

    def _is_relevant_tb_level(self, tb):
        return '__unittest' in tb.tb_frame.f_globals

    def _remove_unittest_tb_frames(self, tb):
        'Cut a traceback before the first frame of unittest: the assertion itself.'
        last = None
        while tb and not self._is_relevant_tb_level(tb):
            last, tb = tb, tb.tb_next
        if last is not None:
            last.tb_next = None

    def __repr__(self):
        return (f'<{util.strclass(self.__class__)} run={self.testsRun} errors={len(self.errors)} '
                f'failures={len(self.failures)}>')


def _ended(text):
    return text if text.endswith('\n') else text + '\n'
