"""What is in packages: their modules, and the files beside these."""

import importlib
import importlib.util
import os
import sys
from collections import namedtuple

__all__ = ['get_importer', 'iter_importers', 'walk_packages', 'iter_modules', 'get_data', 'ModuleInfo', 'resolve_name', 'extend_path']

ModuleInfo = namedtuple('ModuleInfo', 'module_finder name ispkg')


def get_importer(path_item):
    """Return what finds modules in a directory: one finder does for all of them."""
    return importlib.machinery.PathFinder if os.path.isdir(path_item) else None


def iter_importers(fullname=''):
    """Yield what finds a module."""
    if fullname.startswith('.'):
        raise ImportError(f'Relative module name {fullname!r} not supported')
    if '.' in fullname:
        importlib.import_module(fullname.rpartition('.')[0])
    yield from sys.meta_path


def iter_modules(path=None, prefix=''):
    """Yield a ModuleInfo for each module in the directories of path; without one, for all in sys.path."""
    if isinstance(path, str):
        raise ValueError('path must be None or list of paths to look for modules in')
    seen = set()
    for directory in sys.path if path is None else path:
        try:
            names = sorted(os.listdir(directory or os.curdir))
        except OSError:
            continue
        for file in names:
            name, extension = os.path.splitext(file)
            place = os.path.join(directory, file)
            package = not extension and os.path.isfile(os.path.join(place, '__init__.py'))
            if name == '__init__' or name in seen or not name.isidentifier() or not package and (extension != '.py' or os.path.isdir(place)):
                continue
            seen.add(name)
            yield ModuleInfo(get_importer(directory or os.curdir), prefix + name, package)


def walk_packages(path=None, prefix='', onerror=None):
    """Yield a ModuleInfo for each module, and for those of packages, which are imported for that."""
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            yield from walk_packages(getattr(sys.modules[info.name], '__path__', None) or [], info.name + '.', onerror)


def get_data(package, resource):
    """Return the bytes of a file beside a package's modules, or None if its loader reads no files."""
    spec = importlib.util.find_spec(package)
    if spec is None or not hasattr(spec.loader, 'get_data'):
        return None
    module = importlib.import_module(package)
    if getattr(module, '__file__', None) is None:
        return None
    return spec.loader.get_data(os.path.join(os.path.dirname(module.__file__), *resource.split('/')))


def extend_path(path, name):
    """Return a package's path with the directories of the same name in all of sys.path."""
    if not isinstance(path, list):
        return path
    path = path[:]
    parent, _, last = name.rpartition('.')
    try:
        places = sys.modules[parent].__path__ if parent else sys.path
    except (KeyError, AttributeError):
        return path
    for directory in places:
        if isinstance(directory, str):
            portion = os.path.join(directory, last)
            if portion not in path and os.path.isdir(portion):
                path.append(portion)
    return path


def _identifiers(text):
    return all(part.isidentifier() for part in text.split('.'))


def resolve_name(name):
    """Return the object that a name means: 'module.sub:object.attribute', or dots alone."""
    module, colon, rest = name.partition(':')
    if not _identifiers(module) or rest and not _identifiers(rest):
        raise ValueError(f'invalid format: {name!r}')
    parts = rest.split('.') if rest else []
    if colon:
        result = importlib.import_module(module)
    else:
        # As much as can be imported is modules.
        first, *parts = module.split('.')
        result, so_far = importlib.import_module(first), first
        while parts:
            try:
                result = importlib.import_module(f'{so_far}.{parts[0]}')
            except ImportError:
                break
            so_far = f'{so_far}.{parts.pop(0)}'
    for part in parts:
        result = getattr(result, part)
    return result
