"""Importing modules by name."""

import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def invalidate_caches():
    """Forget what is known of directories: nothing is."""
    for finder in sys.meta_path if hasattr(sys, "meta_path") else ():
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


def import_module(name, package=None):
    """Import a module and return it; a name that begins with dots is relative to a package."""
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        from importlib.util import resolve_name
        name = resolve_name(name, package)
    if not name:
        raise ValueError("Empty module name")
    __import__(name)
    return sys.modules[name]


_reloading = {}


def reload(module):
    """Run the source of a module again, in its namespace, and return the module."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        parent = name.rpartition(".")[0]
        if parent and parent not in sys.modules:
            raise ImportError(f"parent {parent!r} not in sys.modules", name=parent)
        from importlib.util import find_spec
        from importlib.machinery import _find
        spec = _find(name)
        if spec is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        module.__spec__ = spec
        if spec.loader is not None:
            spec.loader.exec_module(module)
        return sys.modules[name]
    finally:
        _reloading.pop(name, None)
