"""Examples in docstrings that are run, and must print what they say they print."""

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
           'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
           'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest', 'DocTestParser', 'DocTestFinder',
           'DocTestRunner', 'OutputChecker', 'DocTestFailure', 'UnexpectedException', 'DebugRunner', 'testmod', 'testfile',
           'run_docstring_examples', 'DocTestSuite', 'DocFileSuite', 'set_unittest_reportflags', 'script_from_examples',
           'testsource', 'debug_src', 'debug']

from ._example import (DocTest, DocTestParser, Example, register_optionflag, DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE,
                       NORMALIZE_WHITESPACE, ELLIPSIS, SKIP, IGNORE_EXCEPTION_DETAIL, COMPARISON_FLAGS, REPORT_UDIFF,
                       REPORT_CDIFF, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, REPORTING_FLAGS, FAIL_FAST, BLANKLINE_MARKER,
                       ELLIPSIS_MARKER, OPTIONFLAGS_BY_NAME)
from ._checker import OutputChecker, _ellipsis_match
from ._finder import DocTestFinder
from ._runner import DebugRunner, DocTestFailure, DocTestRunner, TestResults, UnexpectedException
from ._case import (DocFileCase, DocFileSuite, DocFileTest, DocTestCase, DocTestSuite, SkipDocTestCase, set_unittest_reportflags)
from ._files import _load_testfile, _normalize_module

# The runner of the last call of testmod or testfile: their results are summed up in it.
master = None


def _run_all(tests, runner, report):
    global master
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    if master is not None:
        master.merge(runner)
    master = master or runner
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def _runner(raise_on_error, verbose, optionflags):
    return (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    'Run the examples in the docstrings of a module: of __main__ if none is given.'
    import sys
    import types
    if m is None:
        m = sys.modules.get('__main__')
    if not isinstance(m, types.ModuleType):
        raise TypeError("testmod: module required; %r" % (m,))
    if name is None:
        name = m.__name__
    tests = DocTestFinder(exclude_empty=exclude_empty).find(m, name, globs=globs, extraglobs=extraglobs)
    return _run_all(tests, _runner(raise_on_error, verbose, optionflags), report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
             extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    'Run the examples in a text file.'
    import os
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    text, filename = _load_testfile(filename, package, module_relative, encoding or 'utf-8')
    if name is None:
        name = os.path.basename(filename)
    globs = {} if globs is None else globs.copy()
    if extraglobs is not None:
        globs.update(extraglobs)
    globs.setdefault('__name__', '__main__')
    test = parser.get_doctest(text, globs, name, filename, 0)
    return _run_all([test], _runner(raise_on_error, verbose, optionflags), report)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    'Run the examples in the docstring of an object.'
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def script_from_examples(s):
    'A program of the examples in a text: the rest of it as comments.'
    output = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            output.append(piece.source[:-1])
            if piece.want:
                output.append('# Expected:')
                output += [f'## {line}' for line in piece.want.split('\n')[:-1]]
        else:
            output += [f'# {line}' if line else '#' for line in piece.split('\n')[:-1]]
    while output and output[-1] == '#':
        output.pop()
    while output and output[0] == '#':
        output.pop(0)
    return '\n'.join(output) + '\n'


def testsource(module, name):
    'A program of the examples of the object with this name in a module.'
    module = _normalize_module(module)
    tests = [test for test in DocTestFinder().find(module) if test.name == name]
    if not tests:
        raise ValueError(name, "not found in tests")
    return script_from_examples(tests[0].docstring)


def debug_src(src, pm=False, globs=None):
    'Would run examples in the debugger, of which there is none.'
    raise NotImplementedError("there is no debugger to run examples in")


def debug(module, name, pm=False):
    debug_src(testsource(module, name), pm, _normalize_module(module).__dict__)
