"""Running modules and files as programs, inside this one."""

import importlib.util
import io
import os
import sys
import warnings

__all__ = ['run_module', 'run_path']


class _Swapped:
    """For a while, a module of a name in sys.modules and another sys.argv[0]; afterwards all is as it was."""

    def __init__(self, name, program):
        self.module = type(sys)(name)
        self.name, self.program = name, program

    def __enter__(self):
        self.before = sys.modules.get(self.name), sys.argv[:1]
        sys.modules[self.name] = self.module
        sys.argv[:1] = [self.program]
        return self.module

    def __exit__(self, *exc):
        module, sys.argv[:1] = self.before
        if module is None:
            sys.modules.pop(self.name, None)
        else:
            sys.modules[self.name] = module


def _run(code, globals, init_globals, name, spec, file):
    """Run code in a namespace, and return that."""
    globals.update(init_globals or {})
    globals.update(__name__=name, __file__=file, __doc__=None, __spec__=spec,
                   __cached__=None if spec is None else spec.cached,
                   __loader__=None if spec is None else spec.loader,
                   __package__=name.rpartition('.')[0] if spec is None else spec.parent)
    exec(code, globals)
    return globals


def _module(name, refused=ImportError):
    """Return the name, the spec and the code of what is run for a module: of a package, its __main__. If there is no such module,
    refused is raised."""
    if name.startswith('.'):
        raise refused('Relative module names not supported')
    package = name.rpartition('.')[0]
    if package:
        try:
            __import__(package)
        except ImportError as error:
            # That a package above is missing is told below, in other words.
            if error.name is None or error.name != package and not package.startswith(error.name + '.'):
                raise
        there = sys.modules.get(name)
        if there is not None and not hasattr(there, '__path__'):
            warnings.warn(RuntimeWarning(f'{name!r} found in sys.modules after import of package {package!r}, but prior to execution '
                                         f'of {name!r}; this may result in unpredictable behaviour'))
    try:
        spec = importlib.util.find_spec(name) if name else None
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        message = f'Error while finding module specification for {name!r} ({type(error).__name__}: {error})'
        if name.endswith('.py'):
            message += f". Try using '{name[:-3]}' instead of '{name}' as the module name."
        raise refused(message) from error
    if spec is None:
        raise refused(f'No module named {name}')
    if spec.submodule_search_locations is not None:
        if name == '__main__' or name.endswith('.__main__'):
            raise refused('Cannot use package as __main__ module')
        try:
            return _module(name + '.__main__', refused)
        except refused as error:
            if name not in sys.modules:
                raise
            raise refused(f'{error}; {name!r} is a package and cannot be directly executed') from None
    if spec.loader is None:
        raise refused(f'{name!r} is a namespace package and cannot be executed')
    code = spec.loader.get_code(name)
    if code is None:
        raise refused(f'No code object available for {name}')
    return name, spec, code


class _Refused(Exception):
    """There is no module that could be run."""


def _main(name):
    """Make module __main__ that of a module which is run as the program, and return the code."""
    try:
        _, spec, code = _module(name, _Refused)
    except _Refused as error:
        raise SystemExit(f'{sys.executable or "jink"}: {error}') from None
    sys.argv[0] = spec.origin
    vars(sys.modules['__main__']).update(__spec__=spec, __loader__=spec.loader, __package__=spec.parent, __file__=spec.origin,
                                         __cached__=spec.cached)
    return code


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module by its name, and return the names that it has then.

    With alter_sys it is also in sys.modules while it runs, and sys.argv[0] is its file.
    """
    mod_name, spec, code = _module(mod_name)
    name = mod_name if run_name is None else run_name
    if not alter_sys:
        return _run(code, {}, init_globals, name, spec, spec.origin)
    with _Swapped(name, spec.origin) as module:
        return dict(_run(code, module.__dict__, init_globals, name, spec, spec.origin))


def run_path(path_name, init_globals=None, run_name='<run_path>'):
    """Run a file, or the __main__ of a directory, and return the names that it has then."""
    path = os.fsdecode(path_name)
    if not os.path.isdir(path):
        with io.open_code(path) as file:
            code = compile(file.read(), path, 'exec')
        with _Swapped(run_name, path) as module:
            return dict(_run(code, module.__dict__, init_globals, run_name, None, path))
    main = os.path.join(path, '__main__.py')
    if not os.path.isfile(main):
        raise ImportError(f"can't find '__main__' module in {path!r}")
    spec = importlib.util.spec_from_file_location('__main__', main)
    sys.path.insert(0, path)
    try:
        with _Swapped(run_name, path) as module:
            return dict(_run(spec.loader.get_code('__main__'), module.__dict__, init_globals, run_name, spec, main))
    finally:
        try:
            sys.path.remove(path)
        except ValueError:
            pass  # it was taken away already
