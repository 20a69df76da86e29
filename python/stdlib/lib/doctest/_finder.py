"""Finding the docstrings that hold examples."""

import sys
import types
from inspect import unwrap

from ._example import DocTestParser


def _unwrapped(obj):
    try:
        return unwrap(obj)
    except ValueError:  # there is no end to it
        return obj


def _is_routine(obj):
    return isinstance(obj, (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.MethodDescriptorType,
                            types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType))


class DocTestFinder:
    """Makes a DocTest of each docstring of a module, a class or a function, and of what they contain."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        'The tests of an object, sorted. module is where it was made: False takes all for its own, None looks for it.'
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: %r" % (type(obj),))
        if module is False:
            module = None
        elif module is None:
            module = obj if isinstance(obj, types.ModuleType) else sys.modules.get(getattr(obj, '__module__', None) or '')
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, self._source(obj, module), globs, {})
        tests.sort()
        return tests

    def _source(self, obj, module):
        import linecache
        code = getattr(_unwrapped(obj), '__code__', None)
        file = code.co_filename if code is not None else getattr(module, '__file__', None)
        if file is None:
            return None
        lines = linecache.getlines(file) if module is None else linecache.getlines(file, module.__dict__)
        return lines or None

    def _from_module(self, module, obj):
        if module is None:
            return True
        if isinstance(obj, types.FunctionType):
            return module.__dict__ is obj.__globals__
        if isinstance(obj, (types.MethodDescriptorType, types.WrapperDescriptorType)):
            holder = getattr(obj, '__objclass__', None)
            return module.__name__ == getattr(holder, '__module__', getattr(obj, '__module__', None))
        if isinstance(obj, type) or hasattr(obj, '__module__') and not isinstance(obj, property):
            return module.__name__ == obj.__module__
        if isinstance(obj, property):
            return True
        raise ValueError("object must be a class or function")

    def _is_routine(self, obj):
        return _is_routine(_unwrapped(obj) if not isinstance(obj, type) else obj)

    def _find(self, tests, obj, name, module, source_lines, globs, seen):
        if self._verbose:
            print('Finding tests in %s' % name)
        if id(obj) in seen:
            return
        seen[id(obj)] = 1
        test = self._get_test(obj, name, module, globs, source_lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if isinstance(obj, types.ModuleType):
            for key, value in obj.__dict__.items():
                if (self._is_routine(value) or isinstance(value, type)) and self._from_module(module, value):
                    self._find(tests, value, f'{name}.{key}', module, source_lines, globs, seen)
            for key, value in getattr(obj, '__test__', {}).items():
                if not isinstance(key, str):
                    raise ValueError("DocTestFinder.find: __test__ keys must be strings: %r" % (type(key),))
                if not (self._is_routine(value) or isinstance(value, (type, types.ModuleType, str))):
                    raise ValueError("DocTestFinder.find: __test__ values must be strings, functions, methods, classes, "
                                     "or modules: %r" % (type(value),))
                self._find(tests, value, f'{name}.__test__.{key}', module, source_lines, globs, seen)
        elif isinstance(obj, type):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (self._is_routine(value) or isinstance(value, (type, property))) and self._from_module(module, value):
                    self._find(tests, value, f'{name}.{key}', module, source_lines, globs, seen)

    def _get_test(self, obj, name, module, globs, source_lines):
        if isinstance(obj, str):
            docstring = obj
        else:
            docstring = getattr(obj, '__doc__', None)
            docstring = '' if docstring is None else docstring if isinstance(docstring, str) else str(docstring)
        if self._exclude_empty and not docstring:
            return None
        lineno = self._find_lineno(obj, source_lines)
        filename = None
        if module is not None:
            filename = getattr(module, '__file__', None) or module.__name__
            if filename[-4:] == '.pyc':
                filename = filename[:-1]
        return self._parser.get_doctest(docstring, globs, name, filename, lineno)

    def _find_lineno(self, obj, source_lines):
        lineno = None
        docstring = getattr(obj, '__doc__', None)
        if isinstance(obj, types.ModuleType) and docstring is not None:
            lineno = 0
        elif isinstance(obj, type) and docstring is not None:
            lineno = getattr(obj, '__firstlineno__', None)
            if lineno is not None:
                lineno -= 1
        elif isinstance(obj, property):
            obj = obj.fget
        if isinstance(obj, types.MethodType):
            obj = obj.__func__
        if lineno is None and self._is_routine(obj) and docstring:
            code = getattr(_unwrapped(obj), '__code__', None)
            if code is not None:
                lineno = code.co_firstlineno - 1
        if lineno is None:
            return None
        if source_lines is None:
            return lineno + 1
        for lineno in range(lineno, len(source_lines)):
            line = source_lines[lineno].lstrip(' \t\r\nuUrRbBfF')
            if line[:1] in ('"', "'") and line[:1]:
                return lineno
        return None
