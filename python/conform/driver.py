# Runs one test file of CPython and writes a line for each outcome.
import sys


def say(outcome, name, reason=''):
    sys.__stdout__.write('\n\x1ejink\t%s\t%s\t%s\n' % (outcome, name, ascii(reason)[1:-1] if not reason.isascii() else reason.replace('\n', ' ')))
    sys.__stdout__.flush()


def last(err):
    exc = err[1]
    try:
        text = str(exc)
    except Exception:
        text = '<exception str() failed>'
    return '%s: %s' % (type(exc).__name__, text)


def main():
    name = sys.argv[1]
    import unittest

    class Result(unittest.TestResult):
        def _exc_info_to_string(self, err, test):
            return ''

        def _id(self, test):
            return test.test_case.id() if isinstance(test, unittest.case._SubTest) else test.id()

        def addSuccess(self, test):
            say('pass', self._id(test))

        def addExpectedFailure(self, test, err):
            say('pass', self._id(test))

        def addSkip(self, test, reason):
            say('skip', self._id(test), str(reason))

        def addUnexpectedSuccess(self, test):
            say('fail', self._id(test), 'unexpected success')

        def addFailure(self, test, err):
            say('fail', self._id(test), last(err))

        def addError(self, test, err):
            say('error', self._id(test), last(err))

        def addSubTest(self, test, subtest, err):
            if err is not None:
                if issubclass(err[0], test.failureException):
                    self.addFailure(test, err)
                else:
                    self.addError(test, err)

    try:
        # A library in which test.support cannot be imported has not loaded anything, whatever the file itself needs.
        from test import support
        # Nothing that needs the network, much memory or much time is asked for.
        support.use_resources = []
        # Tests that only CPython can pass ask for this name.
        import platform
        platform.python_implementation = lambda: 'jink'
        support.verbose = 0
        full = 'test.' + name
        __import__(full)
        suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[full])
    except unittest.SkipTest as e:
        say('skip', name, str(e))
    except BaseException as e:
        say('load', name, last((None, e, None)))
    else:
        suite.run(Result())
    say('end', '')


main()
