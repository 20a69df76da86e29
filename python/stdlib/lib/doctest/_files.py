"""Texts of examples in files."""

import sys
import types


def _normalize_module(module, depth=2):
    'A module by itself, its name, or None for that of the caller.'
    if isinstance(module, types.ModuleType):
        return module
    if isinstance(module, str):
        return __import__(module, globals(), locals(), ['*'])
    if module is None:
        return sys.modules[sys._getframe(depth).f_globals['__name__']]
    raise TypeError("Expected a module, string, or None")


def _load_testfile(filename, package, module_relative, encoding):
    if module_relative:
        package = _normalize_module(package, 4)
        filename = _module_relative_path(package, filename)
    with open(filename, encoding=encoding) as f:
        return f.read(), filename


def _module_relative_path(module, test_path):
    import os
    if not isinstance(module, types.ModuleType):
        raise TypeError('Expected a module: %r' % module)
    if test_path.startswith('/'):
        raise ValueError('Module-relative files may not have absolute paths')
    if hasattr(module, '__file__'):
        base = os.path.split(module.__file__)[0]
    elif module.__name__ == '__main__':
        base = os.path.split(sys.argv[0])[0] if sys.argv and sys.argv[0] != '' else os.curdir
    elif hasattr(module, '__path__'):
        for directory in module.__path__:
            path = os.path.join(directory, *test_path.split('/'))
            if os.path.exists(path):
                return path
        raise ValueError("Can't resolve paths relative to the module %r (it has no __file__)" % module.__name__)
    else:
        raise ValueError("Can't resolve paths relative to the module %r (it has no __file__)" % module)
    return os.path.join(base, *test_path.split('/'))
