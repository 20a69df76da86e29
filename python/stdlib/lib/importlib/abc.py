"""The abstract classes of finders and loaders."""

import abc
from importlib import machinery

__all__ = ["Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "InspectLoader", "ExecutionLoader", "FileLoader", "SourceLoader"]


class Loader(metaclass=abc.ABCMeta):
    """What loads modules."""

    def create_module(self, spec):
        """Return a module, or None if a plain one will do."""

    def load_module(self, fullname):
        """Import the module."""
        if not hasattr(self, "exec_module"):
            raise ImportError
        from importlib.util import module_from_spec, spec_from_loader
        module = module_from_spec(spec_from_loader(fullname, self))
        self.exec_module(module)
        return module


class MetaPathFinder(metaclass=abc.ABCMeta):
    """What finds modules by name."""

    def invalidate_caches(self):
        """Forget what is known."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """What finds modules in one place."""

    def invalidate_caches(self):
        """Forget what is known."""


class ResourceLoader(Loader):
    """What reads files, too."""

    @abc.abstractmethod
    def get_data(self, path):
        """Return what is in a file."""
        raise OSError


class InspectLoader(Loader):
    """What tells of modules without loading them."""

    def is_package(self, fullname):
        """Report whether a module is a package."""
        raise ImportError

    def get_code(self, fullname):
        """Return the code of a module."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """Return the source of a module."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path="<string>"):
        """Compile source."""
        return compile(data, path, "exec", dont_inherit=True)

    def exec_module(self, module):
        """Run the code of a module."""
        exec(self.get_code(module.__name__), module.__dict__)


class ExecutionLoader(InspectLoader):
    """What can run a module as a script."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """Return the file of a module."""
        raise ImportError


class FileLoader(machinery._FileLoader, ResourceLoader, ExecutionLoader):
    """What loads from files."""


class SourceLoader(ResourceLoader, ExecutionLoader):
    """What loads from source."""

    def get_source(self, fullname):
        """Return the source of a module."""
        from importlib.util import decode_source
        return decode_source(self.get_data(self.get_filename(fullname)))


Loader.register(machinery.BuiltinImporter)
MetaPathFinder.register(machinery.BuiltinImporter)
MetaPathFinder.register(machinery.PathFinder)
PathEntryFinder.register(machinery.FileFinder)
SourceLoader.register(machinery.SourceFileLoader)
