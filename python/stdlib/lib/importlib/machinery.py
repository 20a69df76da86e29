"""What modules are found and loaded with."""

import sys
import _imp

__all__ = ["BuiltinImporter", "ModuleSpec", "PathFinder", "SourceFileLoader", "SourcelessFileLoader", "FrozenImporter", "FileFinder",
           "ExtensionFileLoader", "NamespaceLoader", "all_suffixes"]

SOURCE_SUFFIXES = [".py"]
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = _imp.extension_suffixes()


def all_suffixes():
    """Return the suffixes of files that modules can be in."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """What is known of a module before it is loaded."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._initializing = False
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{self.__class__.__name__}({', '.join(parts)})"

    def __eq__(self, other):
        try:
            return all(getattr(self, n) == getattr(other, n)
                       for n in ("name", "loader", "origin", "submodule_search_locations", "cached", "has_location"))
        except AttributeError:
            return NotImplemented

    @property
    def cached(self):
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        """The package that the module is in; of a package, itself."""
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


class BuiltinImporter:
    """Finds and loads native modules."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """Return the spec of a native module, or None."""
        return ModuleSpec(fullname, cls, origin="built-in") if _imp.is_builtin(fullname) else None

    @staticmethod
    def create_module(spec):
        """Return a native module."""
        if not _imp.is_builtin(spec.name):
            raise ImportError(f"{spec.name!r} is not a built-in module", name=spec.name)
        __import__(spec.name)
        return sys.modules[spec.name]

    @staticmethod
    def exec_module(module):
        """Do nothing: a native module is whole."""

    @classmethod
    def get_code(cls, fullname):
        """Return None: there is no code."""

    @classmethod
    def get_source(cls, fullname):
        """Return None: there is no source."""

    @classmethod
    def is_package(cls, fullname):
        """Return False."""
        return False


class FrozenImporter:
    """Finds frozen modules: there are none."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """Return None."""


class _FileLoader:
    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def create_module(self, spec):
        """Return None: a plain module will do."""

    def is_package(self, fullname):
        """Report whether the module is a package."""
        return self.path.replace("\\", "/").rpartition("/")[2].startswith("__init__.")

    def get_filename(self, name=None):
        """Return the file of the module."""
        return self.path

    def get_data(self, path):
        """Return what is in a file."""
        with open(path, "rb") as file:
            return file.read()


class SourceFileLoader(_FileLoader):
    """Loads a module from source."""

    def get_source(self, fullname):
        """Return the source of the module."""
        import linecache
        return "".join(linecache.getlines(self.path))

    def source_to_code(self, data, path, *, _optimize=-1):
        """Compile source."""
        return compile(data, path, "exec", dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        """Return the code of the module."""
        return self.source_to_code(self.get_source(fullname), self.path)

    def exec_module(self, module):
        """Run the code of the module in its namespace."""
        exec(self.get_code(module.__name__), module.__dict__)

    def load_module(self, fullname):
        """Import the module."""
        __import__(fullname)
        return sys.modules[fullname]


SourceLoader = SourceFileLoader


class SourcelessFileLoader(_FileLoader):
    """Loads a module from bytecode, which is not supported."""

    def exec_module(self, module):
        raise ImportError("bytecode files are not supported", name=module.__name__, path=self.path)


class ExtensionFileLoader(_FileLoader):
    """Loads a module from a shared library, which is not supported."""

    def exec_module(self, module):
        raise ImportError("extension modules are not supported", name=module.__name__, path=self.path)


class AppleFrameworkLoader(ExtensionFileLoader):
    """Loads a module from a framework of macOS, which is not supported."""


class NamespaceLoader:
    """Loads a package that is directories only."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def create_module(self, spec):
        """Return None: a plain module will do."""

    def exec_module(self, module):
        """Do nothing: there is no code."""

    def is_package(self, fullname):
        """Return True."""
        return True

    def get_source(self, fullname):
        """Return no source."""
        return ""


class PathFinder:
    """Finds modules in directories."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """Return the spec of a module in directories, or None."""
        found = _imp._find(fullname, sys.path if path is None else path)
        if found is None:
            return None
        file, package, places = found
        if file is None:
            spec = ModuleSpec(fullname, NamespaceLoader(fullname, places), is_package=True)
        else:
            spec = ModuleSpec(fullname, SourceFileLoader(fullname, file), origin=file, is_package=package)
            spec.has_location = True
        if package:
            spec.submodule_search_locations = places
        return spec

    @staticmethod
    def invalidate_caches():
        """Do nothing: nothing is kept."""


class FileFinder:
    """Finds modules in one directory."""

    def __init__(self, path, *loader_details):
        self.path = path or "."

    def find_spec(self, fullname, target=None):
        """Return the spec of a module in the directory, or None."""
        return PathFinder.find_spec(fullname, [self.path])

    def invalidate_caches(self):
        """Do nothing: nothing is kept."""


class WindowsRegistryFinder:
    """Finds nothing: there is no registry."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """Return None."""


def _find(name):
    """Return the spec of a module, whose package is imported first."""
    parent = name.rpartition(".")[0]
    path = None
    if parent:
        __import__(parent)
        try:
            path = sys.modules[parent].__path__
        except AttributeError:
            raise ModuleNotFoundError(f"__path__ attribute not found on {parent!r} while trying to find {name!r}", name=name) from None
    return BuiltinImporter.find_spec(name) or PathFinder.find_spec(name, path)
