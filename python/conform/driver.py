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


def settrace(function):
    if function is not None:
        raise AttributeError("module 'sys' has no attribute 'settrace'")


if not hasattr(sys, 'gettrace'):
    # A file asks it while it is loaded. Who asks whether he is traced may also say that he is not to be.
    sys.gettrace, sys.settrace = lambda: None, settrace


def main():
    name = sys.argv[1]
    import importlib
    import types
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

    # Modules in C that only tests of CPython's inside use. Files that cannot be loaded without them get some that refuse.
    internal = '_testcapi', '_testinternalcapi', '_testlimitedcapi', '_testbuffer', '_testmultiphase'

    def refuse(*args, **kwargs):
        raise unittest.SkipTest('tests the inside of CPython')

    def load():
        try:
            return importlib.import_module('test.' + name)
        except (unittest.SkipTest, ImportError) as e:
            if not any(module in str(e) for module in internal):
                raise
        for module in internal:
            sys.modules[module] = types.ModuleType(module)
            sys.modules[module].__getattr__ = lambda attribute: refuse
        return importlib.import_module('test.' + name)

    try:
        # A library in which test.support cannot be imported has not loaded anything, whatever the file itself needs.
        from test import support
        from test.support import import_helper
        # Nothing that needs the network, much memory or much time is asked for.
        support.use_resources = []
        # Tests that only CPython can pass ask for this name.
        import platform
        platform.python_implementation = lambda: 'jink'
        support.verbose = 0
        import_fresh_module = import_helper.import_fresh_module

        def only_one(name, fresh=(), blocked=(), **options):
            # Many files test a module twice, without its part in C too. jink has one of each.
            try:
                return import_fresh_module(name, fresh, blocked, **options)
            except ImportError:
                return import_fresh_module(name, fresh, **options)

        import_helper.import_fresh_module = only_one
        suite = unittest.defaultTestLoader.loadTestsFromModule(load())
    except unittest.SkipTest as e:
        say('skip', name, str(e))
    except BaseException as e:
        say('load', name, last((None, e, None)))
    else:
        suite.run(Result())
    say('end', '')


main()
