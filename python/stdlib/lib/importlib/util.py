"""What is of use to those who import by hand."""

import sys
import types
from importlib.machinery import ModuleSpec, NamespaceLoader, PathFinder, SourceFileLoader, _find

__all__ = ["LazyLoader", "cache_from_source", "decode_source", "find_spec", "module_from_spec", "resolve_name", "source_from_cache",
           "source_hash", "spec_from_file_location", "spec_from_loader"]

MAGIC_NUMBER = b"\xf3\r\r\n"


def resolve_name(name, package):
    """Return the full name of a module, whose name may be relative to a package."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    rest = name[level:]
    return f"{parts[0]}.{rest}" if rest else parts[0]


def find_spec(name, package=None):
    """Return the spec of a module, or None if it cannot be found. The module is not imported, but its packages are."""
    fullname = resolve_name(name, package) if name.startswith(".") else name
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        spec = getattr(module, "__spec__", ...)
        if spec is None:
            if fullname == "__main__":
                raise ValueError(f"{fullname}.__spec__ is None")
        elif spec is not ...:
            return spec
        found = _find(fullname)
        if found is None:
            raise ValueError(f"{fullname}.__spec__ is not set")
        return found
    return _find(fullname)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return the spec of a module that a loader loads."""
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if is_package is None and hasattr(loader, "is_package"):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            is_package = None
    if hasattr(loader, "get_filename"):
        return spec_from_file_location(name, loader=loader)
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


_missing = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_missing):
    """Return the spec of a module in a file."""
    if location is None:
        location = loader.get_filename(name) if hasattr(loader, "get_filename") else "<unknown>"
    location = str(location)
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _missing:
        if hasattr(loader, "is_package") and loader.is_package(name):
            spec.submodule_search_locations = []
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == []:
        spec.submodule_search_locations.append(location.rpartition("/")[0])
    return spec


def module_from_spec(spec):
    """Return a new module, which is still to be executed."""
    module = spec.loader.create_module(spec) if hasattr(spec.loader, "create_module") else None
    if module is None:
        module = types.ModuleType(spec.name)
    for name, value in (("__name__", spec.name), ("__loader__", spec.loader), ("__package__", spec.parent), ("__spec__", spec)):
        setattr(module, name, value)
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module


def decode_source(source_bytes):
    """Return source as str, by the encoding that it declares."""
    import io
    import tokenize
    encoding = tokenize.detect_encoding(io.BytesIO(source_bytes).readline)
    return io.IncrementalNewlineDecoder(None, True).decode(source_bytes.decode(encoding[0]))


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Return where compiled code of a file would be kept."""
    head, _, tail = str(path).rpartition("/")
    base = tail.rpartition(".")[0] or tail
    level = "" if not optimization else f".opt-{optimization}"
    name = f"__pycache__/{base}.{sys.implementation.cache_tag}{level}.pyc"
    return f"{head}/{name}" if head else name


def source_from_cache(path):
    """Return the file whose compiled code is kept there."""
    head, _, tail = str(path).rpartition("/")
    head, _, cache = head.rpartition("/")
    if cache != "__pycache__":
        raise ValueError(f"__pycache__ not bottom-level directory in {path!r}")
    name = tail.partition(".")[0] + ".py"
    return f"{head}/{name}" if head else name


def source_hash(source_bytes):
    """Return a hash of source."""
    return (hash(source_bytes) & (1 << 64) - 1).to_bytes(8, "little")


class LazyLoader:
    """A loader that executes modules at once: what is asked of them later is there."""

    def __init__(self, loader):
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        """Return a function that makes such loaders."""
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        self.loader.exec_module(module)
