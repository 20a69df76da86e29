"""What programs look for in the part of importlib that reads files: it is in importlib.machinery and importlib.util."""

from importlib.machinery import (
    BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, SOURCE_SUFFIXES, ExtensionFileLoader, FileFinder, NamespaceLoader, PathFinder,
    SourceFileLoader, SourceLoader, SourcelessFileLoader, WindowsRegistryFinder)
from importlib.util import MAGIC_NUMBER, cache_from_source, decode_source, source_from_cache, spec_from_file_location

path_sep = "/"
path_separators = "/"


def _path_join(*parts):
    """Return the path of these parts, of which empty ones count for nothing."""
    return path_sep.join(part.rstrip(path_sep) if part != path_sep else "" for part in parts if part)


def _path_split(path):
    """Return directory and name."""
    head, _, tail = path.rpartition(path_sep)
    return head, tail


def _path_isfile(path):
    """Return whether there is such a file."""
    import os
    return os.path.isfile(path)


def _get_sourcefile(bytecode_path):
    """Return the source beside a file of bytecode, if there is one, or else that file."""
    source = bytecode_path[:-1] if bytecode_path.endswith(".pyc") else ""
    return source if source and _path_isfile(source) else bytecode_path
