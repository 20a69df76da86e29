"""What installed packages say of themselves: name, version, entry points, files.

It is read from the directories *.dist-info and *.egg-info beside the packages on sys.path.
"""

import csv
import os
import re
import sys
from pathlib import Path, PurePosixPath

from ._entry import EntryPoint, EntryPoints, read_entry_points
from ._headers import PackageMetadata

__all__ = ['Distribution', 'DistributionFinder', 'PackageMetadata', 'PackageNotFoundError', 'distribution', 'distributions', 'entry_points',
           'files', 'metadata', 'packages_distributions', 'requires', 'version']


class PackageNotFoundError(ModuleNotFoundError):
    """There is no package of this name."""

    def __str__(self):
        return f'No package metadata was found for {self.name}'

    @property
    def name(self):
        """The name that was asked for."""
        return self.args[0]


def _normal(name):
    """Return a name as it is compared: capitals, dots and hyphens make no difference."""
    return re.sub(r'[-_.]+', '-', name).lower().replace('-', '_')


class FileHash:
    """The hash of a file, as a RECORD has it."""

    def __init__(self, spec):
        self.mode, _, self.value = spec.partition('=')

    def __repr__(self):
        return f'<FileHash mode: {self.mode} value: {self.value}>'


class PackagePath(PurePosixPath):
    """A file of a package, seen from where the package is installed."""

    hash = size = dist = None

    def locate(self):
        """Return where the file is."""
        return self.dist.locate_file(self)

    def read_text(self, encoding='utf-8'):
        """Return what is in the file, as text."""
        return self.locate().read_text(encoding=encoding)

    def read_binary(self):
        """Return what is in the file."""
        return self.locate().read_bytes()


class Distribution:
    """An installed package. Subclasses say where its files are: read_text and locate_file."""

    def read_text(self, filename):
        """Return the text of a file of the metadata, None if there is none."""
        raise NotImplementedError

    def locate_file(self, path):
        """Return where a file of the package is."""
        raise NotImplementedError

    @classmethod
    def from_name(cls, name):
        """Return the package of a name."""
        if not name:
            raise ValueError('A distribution name is required.')
        for found in cls.discover(name=name):
            return found
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, *, context=None, **kwargs):
        """Iterate over the packages that there are, of a name and on a path."""
        if context and kwargs:
            raise ValueError('cannot accept context and kwargs')
        context = context or DistributionFinder.Context(**kwargs)
        for finder in sys.meta_path:
            find = getattr(finder, 'find_distributions', None)
            if find is not None:
                yield from find(context)
        yield from MetadataPathFinder.find_distributions(context)

    @staticmethod
    def at(path):
        """Return the package whose metadata is in a directory."""
        return PathDistribution(Path(path))

    @property
    def metadata(self):
        """The headers of the package."""
        for name in 'METADATA', 'PKG-INFO', '':
            text = self.read_text(name)
            if text is not None:
                break
        return PackageMetadata(text or '')

    @property
    def name(self):
        """What the package is called."""
        return self.metadata['Name']

    @property
    def version(self):
        """Which version is installed."""
        return self.metadata['Version']

    @property
    def entry_points(self):
        """What the package offers by name."""
        return EntryPoints(point._for(self) for point in read_entry_points(self.read_text('entry_points.txt') or ''))

    @property
    def files(self):
        """The files of the package that are there, None if they are not known."""
        for name in 'RECORD', 'installed-files.txt', 'SOURCES.txt':
            text = self.read_text(name)
            if text is not None:
                rows = csv.reader(text.splitlines()) if name == 'RECORD' else ([line] for line in text.splitlines())
                return [file for file in (self._file(*row) for row in rows) if file.locate().exists()]
        return None

    def _file(self, name, hash=None, size=None):
        file = PackagePath(name)
        file.hash = FileHash(hash) if hash else None
        file.size = int(size) if size else None
        file.dist = self
        return file

    @property
    def requires(self):
        """What the package needs, None if that is not known."""
        return self.metadata.get_all('Requires-Dist')

    @property
    def origin(self):
        """Where the package came from, as direct_url.json says; None if it does not."""
        text = self.read_text('direct_url.json')
        if text is None:
            return None
        import json
        import types
        return json.loads(text, object_hook=lambda data: types.SimpleNamespace(**data))


class DistributionFinder:
    """What finds packages, if it is in sys.meta_path: a subclass has find_distributions."""

    class Context:
        """What is looked for: packages of a name, in the directories of a path."""

        name = None

        def __init__(self, **kwargs):
            vars(self).update(kwargs)

        @property
        def path(self):
            """The directories."""
            return vars(self).get('path', sys.path)


class PathDistribution(Distribution):
    """A package whose metadata is in a directory, or is one file."""

    def __init__(self, path):
        self._path = path

    def read_text(self, filename):
        """Return the text of a file of the metadata, None if there is none."""
        try:
            return self._path.joinpath(filename).read_text(encoding='utf-8')
        except (FileNotFoundError, IsADirectoryError, KeyError, NotADirectoryError, PermissionError):
            return None

    def locate_file(self, path):
        """Return where a file of the package is."""
        return self._path.parent / path


class MetadataPathFinder(DistributionFinder):
    """Finds packages in directories."""

    @classmethod
    def find_distributions(cls, context=DistributionFinder.Context()):
        """Iterate over the packages that a context asks for."""
        wanted = None if context.name is None else _normal(context.name)
        for directory in context.path:
            try:
                entries = sorted(os.listdir(directory or '.'))
            except OSError:
                continue
            for entry in entries:
                stem, dot, kind = entry.rpartition('.')
                if dot and kind in ('dist-info', 'egg-info') and (wanted is None or _normal(stem.split('-')[0]) == wanted):
                    yield PathDistribution(Path(directory, entry))

    @staticmethod
    def invalidate_caches():
        """Do nothing: directories are read each time."""


def distribution(distribution_name):
    """Return an installed package."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """Iterate over the installed packages, of a name or on a path."""
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    """Return the headers of a package."""
    return Distribution.from_name(distribution_name).metadata


def version(distribution_name):
    """Return which version of a package is installed."""
    return distribution(distribution_name).version


def files(distribution_name):
    """Return the files of a package, None if they are not known."""
    return distribution(distribution_name).files


def requires(distribution_name):
    """Return what a package needs, None if that is not known."""
    return distribution(distribution_name).requires


def entry_points(**params):
    """Return what all packages offer by name, or of it what has these attributes; of a package that is there twice, the first counts."""
    seen, found = set(), []
    for each in distributions():
        name = _normal(each.name or '')
        if name not in seen:
            seen.add(name)
            found += each.entry_points
    return EntryPoints(found).select(**params)


def packages_distributions():
    """Return a dict from the names of modules to the packages that bring them."""
    brought = {}
    for each in distributions():
        names = (each.read_text('top_level.txt') or '').split() or {
            file.parts[0] if len(file.parts) > 1 else file.stem for file in each.files or () if file.suffix == '.py'}
        for name in sorted(names):
            brought.setdefault(name, []).append(each.metadata['Name'])
    return brought
