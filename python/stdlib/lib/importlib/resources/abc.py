"""What those must have who keep the files of packages in another place than directories."""

import abc
from typing import Protocol, runtime_checkable

__all__ = ['ResourceReader', 'Traversable', 'TraversableResources']


class ResourceReader(metaclass=abc.ABCMeta):
    """Gives files of a package by their names: an old way."""

    @abc.abstractmethod
    def open_resource(self, resource):
        """Return a file, opened for reading bytes."""
        raise FileNotFoundError

    @abc.abstractmethod
    def resource_path(self, resource):
        """Return where a file is in the file system."""
        raise FileNotFoundError

    @abc.abstractmethod
    def is_resource(self, path):
        """Return whether there is such a file."""
        raise FileNotFoundError

    @abc.abstractmethod
    def contents(self):
        """Return the names of all."""
        raise FileNotFoundError


@runtime_checkable
class Traversable(Protocol):
    """A file or directory: as much of pathlib's Path as those who read need."""

    @abc.abstractmethod
    def iterdir(self):
        """Iterate over what is in the directory."""

    @abc.abstractmethod
    def is_dir(self):
        """Return whether it is a directory."""

    @abc.abstractmethod
    def is_file(self):
        """Return whether it is a file."""

    @abc.abstractmethod
    def joinpath(self, *descendants):
        """Return what is below, by names."""

    @abc.abstractmethod
    def open(self, mode='r', *args, **kwargs):
        """Open the file, as text for 'r' or as bytes for 'rb'."""

    @property
    @abc.abstractmethod
    def name(self):
        """The last part of its path."""

    def __truediv__(self, child):
        return self.joinpath(child)

    def read_bytes(self):
        """Return what is in the file."""
        with self.open('rb') as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        """Return what is in the file, as text."""
        with self.open(encoding=encoding, errors=errors) as file:
            return file.read()


class TraversableResources(ResourceReader):
    """Gives all files of a package, as a Traversable."""

    @abc.abstractmethod
    def files(self):
        """Return the directory of the package."""

    def open_resource(self, resource):
        """Return a file, opened for reading bytes."""
        return self.files().joinpath(resource).open('rb')

    def resource_path(self, resource):
        """Refuse: it need not be in the file system."""
        raise FileNotFoundError(resource)

    def is_resource(self, path):
        """Return whether there is such a file."""
        return self.files().joinpath(path).is_file()

    def contents(self):
        """Iterate over the names of all."""
        return (entry.name for entry in self.files().iterdir())
