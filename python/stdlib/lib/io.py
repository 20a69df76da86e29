"""Streams: of bytes and of text, raw and buffered, over files and in memory."""

import abc
from _io import (DEFAULT_BUFFER_SIZE, UnsupportedOperation, BlockingIOError, open, open_code, FileIO, BytesIO, StringIO,
                 BufferedReader, BufferedWriter, BufferedRandom, TextIOWrapper, IncrementalNewlineDecoder, text_encoding)
import _io
from operator import attrgetter

__all__ = ['BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO',
           'BufferedIOBase', 'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase',
           'TextIOWrapper', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE',
           'IncrementalNewlineDecoder']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class IOBase(_io._IOBase, metaclass=abc.ABCMeta):
    """What all streams have."""


class RawIOBase(_io._RawIOBase, IOBase):
    """What raw streams of bytes have."""


class BufferedIOBase(_io._BufferedIOBase, IOBase):
    """What buffered streams of bytes have."""


class TextIOBase(_io._TextIOBase, IOBase):
    """What streams of text have."""


class BufferedRWPair(BufferedIOBase):
    """Two raw streams as one: one to read, one to write."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        for stream, can in (reader, 'readable'), (writer, 'writable'):
            if not getattr(stream, can)():
                raise OSError(f'"{can[:4]}er" argument must be {can}.')
        self.reader, self.writer = BufferedReader(reader, buffer_size), BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self.reader.read(-1 if size is None else size)

    # Each end does what it can do.
    readable, peek, read1, readinto, readinto1 = (
        property(attrgetter(f'reader.{name}')) for name in ('readable', 'peek', 'read1', 'readinto', 'readinto1'))
    writable, write, flush, closed = (
        property(attrgetter(f'writer.{name}')) for name in ('writable', 'write', 'flush', 'closed'))

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    def isatty(self):
        return any(end.isatty() for end in (self.reader, self.writer))


RawIOBase.register(FileIO)
for _class in BytesIO, BufferedReader, BufferedWriter, BufferedRandom:
    BufferedIOBase.register(_class)
for _class in StringIO, TextIOWrapper:
    TextIOBase.register(_class)
del _class
