"""Finding tests: in classes, modules, names, and directories."""

import contextlib
import sys
import traceback
import types

from . import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def testFailure():
            raise self._exception
        return testFailure


def _make_failed_import_test(name, suiteClass):
    message = f'Failed to import test module: {name}\n{traceback.format_exc()}'
    return _make_failed_test(name, ImportError(message), suiteClass, message)


def _make_failed_load_tests(name, exception, suiteClass):
    message = f'Failed to call load_tests:\n{traceback.format_exc()}'
    return _make_failed_test(name, exception, suiteClass, message)


def _make_failed_test(methodname, exception, suiteClass, message):
    return suiteClass((_FailedTest(methodname, exception),)), message


def _make_skipped_test(methodname, exception, suiteClass):
    @case.skip(str(exception))
    def testSkipped(self):
        pass
    ModuleSkipped = type('ModuleSkipped', (case.TestCase,), {methodname: testSkipped})
    return suiteClass((ModuleSkipped(methodname),))


def _is_case(obj):
    return isinstance(obj, type) and issubclass(obj, case.TestCase) and obj not in (case.TestCase, case.FunctionTestCase)


def _splitext(path):
    import os.path
    return os.path.splitext(path)[0]


class TestLoader:
    """Makes suites out of what holds tests."""

    suiteClass = suite.TestSuite
    testMethodPrefix, testNamePatterns = 'test', None
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    _top_level_dir = None

    def __init__(self):
        super().__init__()
        self.errors = []
        self._loading_packages = set()

    def loadTestsFromTestCase(self, testCaseClass):
        'A suite of the test methods of a class.'
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        'A suite of the test cases of a module, passed through its load_tests if it has one.'
        members = [getattr(module, name) for name in dir(module)]
        tests = self.suiteClass([self.loadTestsFromTestCase(member) for member in members if _is_case(member)])
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as e:
            return self._failed(_make_failed_load_tests(module.__name__, e, self.suiteClass))

    def _failed(self, failure):
        'Keep the message of a test that stands for what could not be loaded, and give the test.'
        test, message = failure
        self.errors.append(message)
        return test

    def loadTestsFromName(self, name, module=None):
        'A suite of what a dotted name means: a module, a class, a method, or what is called to get a test.'
        parts = name.split('.')
        failed_import = None
        if module is None:
            module, failed_import = self._import_most(parts)
            if module is None:
                return self._failed(failed_import)
            parts = parts[1:]
        parent, obj = None, module
        for part in parts:
            parent = obj
            try:
                obj = getattr(parent, part)
            except AttributeError as e:
                if failed_import is not None and getattr(parent, '__path__', None) is not None:
                    # It may well be a submodule that could not be imported.
                    return self._failed(failed_import)
                return self._failed(_make_failed_test(part, e, self.suiteClass,
                                                      f'Failed to access attribute:\n{traceback.format_exc()}'))
        return self._tests_of(obj, parent, parts[-1] if parts else None)

    def _import_most(self, parts):
        'The package of the longest beginning of a dotted name that can be imported, and the failure of what is longer.'
        failed = None
        for n in range(len(parts), 0, -1):
            try:
                return __import__('.'.join(parts[:n])), failed
            except ImportError:
                failed = _make_failed_import_test(parts[n - 1], self.suiteClass)
        return None, failed

    def _tests_of(self, obj, parent, name):
        'A suite of what an object is: a module, a case, a method of the parent, or what is called to get a test.'
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if _is_case(obj):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            test = parent(name)
            # A static method is no method of an instance, and is called as any function.
            if not isinstance(getattr(test, name), types.FunctionType):
                return self.suiteClass([test])
        if isinstance(obj, suite.TestSuite):
            return obj
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        made = obj()
        if isinstance(made, case.TestCase):
            return self.suiteClass([made])
        if isinstance(made, suite.TestSuite):
            return made
        raise TypeError(f'calling {obj} returned {made}, not a test')

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        'The names of the test methods of a class, in order.'
        def wanted(name):
            if not name.startswith(self.testMethodPrefix):
                return False
            function = getattr(testCaseClass, name)
            if not callable(function):
                return False
            if self.testNamePatterns is None:
                return True
            from fnmatch import fnmatchcase
            full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
            return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

        names = [name for name in dir(testCaseClass) if wanted(name)]
        if self.sortTestMethodsUsing:
            import functools
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        'A suite of the tests in the files of a directory, and of the packages in it, whose names match the pattern.'
        import os
        original = self._top_level_dir
        implicit = top_level_dir is None and original is None
        if top_level_dir is None:
            top_level_dir = original if original is not None else start_dir
        top_level_dir = os.path.abspath(top_level_dir)
        if top_level_dir not in sys.path:
            sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir
        not_importable = False
        if os.path.isdir(os.path.abspath(start_dir)):
            start_dir = os.path.abspath(start_dir)
            if start_dir != top_level_dir:
                not_importable = not os.path.isfile(os.path.join(start_dir, '__init__.py'))
        else:
            try:
                __import__(start_dir)
            except ImportError:
                not_importable = True
            else:
                module = sys.modules[start_dir]
                top = start_dir.split('.')[0]
                try:
                    start_dir = os.path.abspath(os.path.dirname(module.__file__))
                except (AttributeError, TypeError):
                    if module.__name__ in sys.builtin_module_names:
                        raise TypeError('Can not use builtin modules as dotted module names') from None
                    raise TypeError(f"don't know how to discover from {module!r}") from None
                if implicit:
                    self._top_level_dir = self._get_directory_containing_module(top)
                    sys.path.remove(top_level_dir)
        if not_importable:
            raise ImportError('Start directory is not importable: %r' % start_dir)
        tests = list(self._find_tests(start_dir, pattern))
        self._top_level_dir = original
        return self.suiteClass(tests)

    def _get_directory_containing_module(self, module_name):
        import os
        full = os.path.abspath(sys.modules[module_name].__file__)
        if os.path.basename(full).lower().startswith('__init__.py'):
            return os.path.dirname(os.path.dirname(full))
        return os.path.dirname(full)

    def _get_name_from_path(self, path):
        import os
        if path == self._top_level_dir:
            return '.'
        path = _splitext(os.path.normpath(path))
        relative = os.path.relpath(path, self._top_level_dir)
        assert not os.path.isabs(relative), 'Path must be within the project'
        assert not relative.startswith('..'), 'Path must be within the project'
        return relative.replace(os.path.sep, '.')

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        from fnmatch import fnmatch
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern):
        import os
        name = self._get_name_from_path(start_dir)
        if name != '.' and name not in self._loading_packages:
            # The package itself first: its load_tests may take care of all that is in it.
            tests, descend = self._find_test_path(start_dir, pattern)
            if tests is not None:
                yield tests
            if not descend:
                return
        for path in sorted(os.listdir(start_dir)):
            full = os.path.join(start_dir, path)
            tests, descend = self._find_test_path(full, pattern)
            if tests is not None:
                yield tests
            if descend:
                with self._loading(self._get_name_from_path(full)):
                    yield from self._find_tests(full, pattern)

    def _find_test_path(self, full_path, pattern):
        'The tests of one path, None if there are none, and whether to look into it for more.'
        import os
        basename = os.path.basename(full_path)
        if os.path.isfile(full_path):
            if not (basename.endswith('.py') and basename[:-3].isidentifier()):
                return None, False
            if not self._match_path(basename, full_path, pattern):
                return None, False
            module, failed = self._import_path(full_path)
            if module is None:
                return failed, False
            found = _splitext(os.path.realpath(os.path.abspath(getattr(module, '__file__', full_path))))
            expected = _splitext(os.path.realpath(full_path))
            if found.lower() != expected.lower():
                raise ImportError('%r module incorrectly imported from %r. Expected %r. Is this module globally installed?'
                                  % (_splitext(os.path.basename(full_path)), os.path.dirname(found), os.path.dirname(full_path)))
            return self.loadTestsFromModule(module, pattern=pattern), False
        if not os.path.isdir(full_path) or not os.path.isfile(os.path.join(full_path, '__init__.py')):
            return None, False
        package, failed = self._import_path(full_path)
        if package is None:
            return failed, False
        with self._loading(self._get_name_from_path(full_path)):
            tests = self.loadTestsFromModule(package, pattern=pattern)
        return tests, getattr(package, 'load_tests', None) is None

    def _import_path(self, path):
        'The module of a path, and what stands for it if it cannot be imported.'
        name = self._get_name_from_path(path)
        try:
            return self._get_module_from_name(name), None
        except case.SkipTest as e:
            return None, _make_skipped_test(name, e, self.suiteClass)
        except:
            return None, self._failed(_make_failed_import_test(name, self.suiteClass))

    @contextlib.contextmanager
    def _loading(self, name):
        'While a package is loaded, its load_tests is not called again.'
        self._loading_packages.add(name)
        try:
            yield
        finally:
            self._loading_packages.discard(name)


defaultTestLoader = TestLoader()
