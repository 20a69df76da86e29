"""Running examples."""

import io
import sys
import traceback
from collections import namedtuple

from ._checker import OutputChecker, _indent
from ._example import FAIL_FAST, IGNORE_EXCEPTION_DETAIL, REPORT_ONLY_FIRST_FAILURE, SKIP


class TestResults(namedtuple('TestResults', 'failed attempted')):
    """How many examples failed, of how many. Those that were skipped are an attribute."""

    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        if self.skipped:
            return f'TestResults(failed={self.failed}, attempted={self.attempted}, skipped={self.skipped})'
        return f'TestResults(failed={self.failed}, attempted={self.attempted})'


class _Output(io.StringIO):
    """Where examples print to. Each takes what is there, and leaves nothing."""

    def getvalue(self):
        text = super().getvalue()
        return text + '\n' if text and not text.endswith('\n') else text

    def truncate(self, size=None):
        self.seek(size)
        super().truncate()


def _strip_exception_details(msg):
    'The class of an exception, without its module and message.'
    end = msg.find('\n')
    if end >= 0:
        msg = msg[:end]
    end = msg.find(':')
    if end >= 0:
        msg = msg[:end]
    return msg[msg.rfind('.') + 1:]


class DocTestRunner:
    """Runs tests, and tells of the examples that fail."""

    DIVIDER = '*' * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}
        self._fakeout = _Output()

    def report_start(self, out, test, example):
        if self._verbose:
            out('Trying:\n' + _indent(example.source)
                + ('Expecting:\n' + _indent(example.want) if example.want else 'Expecting nothing\n'))

    def report_success(self, out, test, example, got):
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._failure_header(test, example) + 'Exception raised:\n' + _indent(''.join(traceback.format_exception(*exc_info))))

    def _failure_header(self, test, example):
        if test.filename:
            lineno = '?' if test.lineno is None or example.lineno is None else test.lineno + example.lineno + 1
            where = f'File "{test.filename}", line {lineno}, in {test.name}'
        else:
            where = f'Line {example.lineno + 1}, in {test.name}'
        return f'{self.DIVIDER}\n{where}\nFailed example:\n{_indent(example.source)}'

    def _flags(self, example):
        flags = self.original_optionflags
        for flag, on in example.options.items():
            flags = flags | flag if on else flags & ~flag
        return flags

    def _outcome(self, test, example, exc_info, got):
        'What became of an example: success, failure or boom; and what it printed.'
        check = self._checker.check_output
        if exc_info is None:
            return 'success' if check(example.want, got, self.optionflags) else 'failure', got
        formatted = traceback.format_exception_only(*exc_info[:2])
        if issubclass(exc_info[0], SyntaxError):
            # The lines of the source that come before are not in the example.
            names = exc_info[0].__qualname__, f'{exc_info[0].__module__}.{exc_info[0].__qualname__}'
            at = next((i for i, line in enumerate(formatted) if line.startswith(tuple(n + ':' for n in names))
                       or line.rstrip('\n') in names), 0)
            formatted = formatted[at:]
        message = ''.join(formatted)
        got += ''.join(traceback.format_exception(*exc_info))
        if example.exc_msg is None:
            return 'boom', got
        if check(example.exc_msg, message, self.optionflags):
            return 'success', got
        if self.optionflags & IGNORE_EXCEPTION_DETAIL and check(
                _strip_exception_details(example.exc_msg), _strip_exception_details(message), self.optionflags):
            return 'success', got
        return 'failure', got

    def __run(self, test, compileflags, out):
        failures = tries = skips = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = self._flags(example)
            tries += 1
            if self.optionflags & SKIP:
                skips += 1
                self.optionflags = original
                continue
            if not quiet:
                self.report_start(out, test, example)
            filename = '<doctest %s[%d]>' % (test.name, number)
            self._sources[filename] = example.source
            try:
                exec(compile(example.source, filename, 'single', compileflags, True), test.globs)
                exc_info = None
            except KeyboardInterrupt:
                raise
            except BaseException:
                kind, value, tb = sys.exc_info()
                exc_info = kind, value.with_traceback(tb.tb_next), tb.tb_next
            got = self._fakeout.getvalue()
            self._fakeout.truncate(0)
            outcome, got = self._outcome(test, example, exc_info, got)
            if outcome == 'success':
                if not quiet:
                    self.report_success(out, test, example, got)
            else:
                failures += 1
                if not quiet:
                    if outcome == 'failure':
                        self.report_failure(out, test, example, got)
                    else:
                        self.report_unexpected_exception(out, test, example, exc_info)
            stop = failures and self.optionflags & FAIL_FAST
            self.optionflags = original
            if stop:
                break
        self._stats_of(test, failures, tries, skips)
        return TestResults(failures, tries, skipped=skips)

    def _stats_of(self, test, failures, tries, skips):
        before = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = tuple(a + b for a, b in zip(before, (failures, tries, skips)))
        self.failures += failures
        self.tries += tries
        self.skips += skips

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        'Run the examples of a test.'
        import linecache
        self.test = test
        self._sources = {}
        if compileflags is None:
            compileflags = _future_flags(test.globs)
        save_stdout = sys.stdout
        if out is None:
            encoding = save_stdout.encoding if getattr(save_stdout, 'encoding', None) else None
            if encoding is None or encoding.lower() == 'utf-8':
                out = save_stdout.write
            else:
                def out(s):
                    save_stdout.write(str(s.encode(encoding, 'backslashreplace'), encoding))
        sys.stdout = self._fakeout
        save_displayhook = sys.displayhook
        sys.displayhook = sys.__displayhook__
        save_getlines = linecache.getlines
        sources = self._sources

        def getlines(filename, module_globals=None):
            if filename in sources:
                return sources[filename].splitlines(keepends=True)
            return save_getlines(filename, module_globals)
        linecache.getlines = getlines
        try:
            return self.__run(test, compileflags, out)
        finally:
            sys.stdout = save_stdout
            linecache.getlines = save_getlines
            sys.displayhook = save_displayhook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def summarize(self, verbose=None):
        'Tell of all tests that were run.'
        if verbose is None:
            verbose = self._verbose
        empty, passed, failed = [], [], []
        failures = tries = skips = 0
        for name, (f, t, s) in self._stats.items():
            failures, tries, skips = failures + f, tries + t, skips + s
            if t == 0:
                empty.append(name)
            elif f == 0:
                passed.append((name, t))
            else:
                failed.append((name, (f, t, s)))
        if verbose:
            if empty:
                print(f'{_count(len(empty), "item")} had no tests:')
                for name in sorted(empty):
                    print(f'    {name}')
            if passed:
                print(f'{_count(len(passed), "item")} passed all tests:')
                for name, count in sorted(passed):
                    print(f' {count:3d} {"test" if count == 1 else "tests"} in {name}')
        if failed:
            print(self.DIVIDER)
            print(f'{_count(len(failed), "item")} had failures:')
            for name, (f, t, s) in sorted(failed):
                print(f' {f:3d} of {t:3d} in {name}')
        if verbose:
            print(f'{_count(tries, "test")} in {_count(len(self._stats), "item")}.')
            parts = [f'{tries - failures} passed']
            if failures:
                parts.append(f'{failures} failed')
            print(' and '.join(parts) + '.')
        if failures:
            message = f'***Test Failed*** {_count(failures, "failure")}'
            if skips:
                message += f' and {_count(skips, "skipped test")}'
            print(f'{message}.')
        elif verbose:
            print('Test passed.')
        return TestResults(failures, tries, skipped=skips)

    def merge(self, other):
        'Add up the results of another runner.'
        for name, row in other._stats.items():
            before = self._stats.get(name, (0, 0, 0))
            self._stats[name] = tuple(a + b for a, b in zip(before, row))


def _count(n, noun):
    return f'{n} {noun}' if n == 1 else f'{n} {noun}s'


def _future_flags(globs):
    'The features from __future__ that a namespace has imported.'
    flags = 0
    for value in globs.values():
        if type(value).__name__ == '_Feature' and type(value).__module__ == '__future__':
            flags |= value.compiler_flag
    return flags


class _ExampleFailure(Exception):
    def __init__(self, test, example):
        self.test, self.example = test, example

    def __str__(self):
        return str(self.test)


class DocTestFailure(_ExampleFailure):
    """An example printed something else than it should."""

    def __init__(self, test, example, got):
        super().__init__(test, example)
        self.got = got


class UnexpectedException(_ExampleFailure):
    """An example raised what it should not."""

    def __init__(self, test, example, exc_info):
        super().__init__(test, example)
        self.exc_info = exc_info


class DebugRunner(DocTestRunner):
    """A runner that raises at the first failure, and leaves the namespace as it is then."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = DocTestRunner.run(self, test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)
