"""Encodings: how to find them, and the classes that they are made of."""

import builtins
import sys
from _codecs import *

__all__ = ['register', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE', 'BOM64_LE', 'BOM_UTF8',
           'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE', 'CodecInfo', 'Codec', 'IncrementalEncoder',
           'IncrementalDecoder', 'StreamReader', 'StreamWriter', 'StreamReaderWriter', 'StreamRecoder', 'getencoder', 'getdecoder',
           'getincrementalencoder', 'getincrementaldecoder', 'getreader', 'getwriter', 'encode', 'decode', 'iterencode', 'iterdecode',
           'strict_errors', 'ignore_errors', 'replace_errors', 'xmlcharrefreplace_errors', 'backslashreplace_errors', 'namereplace_errors',
           'register_error', 'lookup_error']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM32_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = BOM32_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM64_LE = b'\xff\xfe\0\0'
BOM_UTF32_BE = BOM64_BE = b'\0\0\xfe\xff'
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE

strict_errors = lookup_error('strict')
ignore_errors = lookup_error('ignore')
replace_errors = lookup_error('replace')
xmlcharrefreplace_errors = lookup_error('xmlcharrefreplace')
backslashreplace_errors = lookup_error('backslashreplace')
namereplace_errors = lookup_error('namereplace')


class CodecInfo(tuple):
    """What there is to know of a codec."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None,
                *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode, self.decode = encode, decode
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        self.streamreader, self.streamwriter = streamreader, streamwriter
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>'

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """A codec without state."""

    def encode(self, input, errors='strict'):
        """Return what input is encoded, and how much of it was used."""
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        """Return what input is decoded, and how much of it was used."""
        raise NotImplementedError


class IncrementalEncoder:
    """An encoder that is given its input in parts."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ''

    def encode(self, input, final=False):
        """Encode a part."""
        raise NotImplementedError

    def reset(self):
        """Begin anew."""

    def getstate(self):
        """Return the state, as an int."""
        return 0

    def setstate(self, state):
        """Set the state."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """One that keeps what it cannot encode yet."""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, used = self._buffer_encode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        super().reset()
        self.buffer = ''

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ''


class IncrementalDecoder:
    """A decoder that is given its input in parts."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        """Decode a part."""
        raise NotImplementedError

    def reset(self):
        """Begin anew."""

    def getstate(self):
        """Return the state: bytes that are not decoded yet, and an int."""
        return (b'', 0)

    def setstate(self, state):
        """Set the state."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """One that keeps what it cannot decode yet."""

    def __init__(self, errors='strict'):
        super().__init__(errors)
        self.buffer = b''

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        super().reset()
        self.buffer = b''

    def getstate(self):
        return (self.buffer, 0)

    def setstate(self, state):
        self.buffer = state[0]


class _Stream:
    """What streams that encode or decode have in common."""

    def __getattr__(self, name, getattr=getattr):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamWriter(_Stream, Codec):
    """A stream that encodes what is written to it."""

    def __init__(self, stream, errors='strict'):
        self.stream, self.errors = stream, errors

    def write(self, object):
        """Write one piece."""
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        """Write several pieces."""
        self.write(''.join(list))

    def reset(self):
        """Write what is kept, and begin anew."""

    def seek(self, offset, whence=0):
        """Set the position."""
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()


class StreamReader(_Stream, Codec):
    """A stream that decodes what is read from it."""

    charbuffertype = str

    def __init__(self, stream, errors='strict'):
        self.stream, self.errors = stream, errors
        self.reset()

    def reset(self):
        """Forget what was read ahead."""
        self.bytebuffer = b''
        self.charbuffer = self.charbuffertype()
        self.linebuffer = None

    def seek(self, offset, whence=0):
        """Set the position."""
        self.stream.seek(offset, whence)
        self.reset()

    def _join_lines(self):
        if self.linebuffer:
            self.charbuffer = self.charbuffertype().join(self.linebuffer)
            self.linebuffer = None

    def _more(self, size, firstline=False):
        """Read and decode some bytes, and return whether there were any."""
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        if data:
            try:
                text, used = self.decode(data, self.errors)
            except UnicodeDecodeError as error:
                if not firstline:
                    raise
                text, used = self.decode(data[:error.start], self.errors)
                if len(text.splitlines(keepends=True)) <= 1:
                    raise
            self.bytebuffer = data[used:]
            self.charbuffer += text
        return bool(new)

    def read(self, size=-1, chars=-1, firstline=False):
        """Read and decode about size bytes, or exactly so many characters."""
        self._join_lines()
        if chars < 0 and size < 0:
            self._more(-1, firstline)
        elif chars < 0:
            if not self.charbuffer:
                self._more(size, firstline)
        else:
            while len(self.charbuffer) < chars and self._more(size if size >= 0 else 72, firstline) and size < 0:
                pass
        if chars < 0:
            result, self.charbuffer = self.charbuffer, self.charbuffertype()
        else:
            result, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return result

    def readline(self, size=None, keepends=True):
        """Read a line."""
        if self.linebuffer:
            line = self.linebuffer.pop(0)
            if not self.linebuffer:
                self.linebuffer = None
            return line if keepends else line.splitlines(keepends=False)[0]
        self._join_lines()
        step = size or 72
        while True:
            lines = self.charbuffer.splitlines(keepends=True)
            # A line is over when another one begins: a \r may be the half of a \r\n.
            if len(lines) > 1 or lines and lines[0] != lines[0].splitlines()[0] and not lines[0].endswith(self._cr()):
                break
            if not self._more(step, True):
                lines = self.charbuffer.splitlines(keepends=True)
                break
            if size is not None and len(self.charbuffer) >= size:
                lines = self.charbuffer.splitlines(keepends=True)
                break
            step = min(step * 2, 8000)
        if not lines:
            return self.charbuffertype()
        self.charbuffer = self.charbuffertype().join(lines[1:])
        return lines[0] if keepends else lines[0].splitlines(keepends=False)[0]

    def _cr(self):
        return '\r' if self.charbuffertype is str else b'\r'

    def readlines(self, sizehint=None, keepends=True):
        """Read all lines."""
        return self.read().splitlines(keepends)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration


class StreamReaderWriter(_Stream):
    """A stream that decodes what is read, and encodes what is written."""

    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream, self.errors = stream, errors
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)

    def read(self, size=-1):
        """Read and decode."""
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        """Read a line."""
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        """Read all lines."""
        return self.reader.readlines(sizehint)

    def write(self, data):
        """Encode and write."""
        return self.writer.write(data)

    def writelines(self, list):
        """Write the items of a list, one after the other."""
        return self.writer.writelines(list)

    def seek(self, offset, whence=0):
        """Go somewhere else in the stream. At its beginning, what is written begins anew, too."""
        self.stream.seek(offset, whence)
        self.reader.reset()
        if (offset, whence) == (0, 0):
            self.writer.reset()

    def reset(self):
        """Forget what was kept of what was read and written."""
        for end in self.reader, self.writer:
            end.reset()


class StreamRecoder(_Stream):
    """A stream of bytes in one encoding over a stream of bytes in another."""

    data_encoding = file_encoding = 'unknown'

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        self.stream, self.errors = stream, errors
        self.encode, self.decode = encode, decode
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def _out(self, text):
        return self.encode(text, self.errors)[0]

    def _in(self, data):
        return self.decode(data, self.errors)[0]

    def read(self, size=-1):
        return self._out(self.reader.read(size))

    def readline(self, size=None):
        return self._out(self.reader.readline() if size is None else self.reader.readline(size))

    def readlines(self, sizehint=None):
        return self._out(self.reader.read()).splitlines(keepends=True)

    def __next__(self):
        return self._out(next(self.reader))

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self._in(data))

    def writelines(self, list):
        return self.writer.write(self._in(b''.join(list)))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """Open a file whose text is in an encoding."""
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        stream.encoding = encoding
        return stream
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """Make a stream of bytes in one encoding over a file in another."""
    if file_encoding is None:
        file_encoding = data_encoding
    ours, theirs = lookup(data_encoding), lookup(file_encoding)
    stream = StreamRecoder(file, ours.encode, ours.decode, theirs.streamreader, theirs.streamwriter, errors)
    stream.data_encoding, stream.file_encoding = data_encoding, file_encoding
    return stream


def getencoder(encoding):
    """Return the function that encodes."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """Return the function that decodes."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """Return the class that encodes in parts."""
    found = lookup(encoding).incrementalencoder
    if found is None:
        raise LookupError(encoding)
    return found


def getincrementaldecoder(encoding):
    """Return the class that decodes in parts."""
    found = lookup(encoding).incrementaldecoder
    if found is None:
        raise LookupError(encoding)
    return found


def getreader(encoding):
    """Return the class of streams that decode."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """Return the class of streams that encode."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Encode pieces one after the other."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for piece in iterator:
        if out := encoder.encode(piece):
            yield out
    if out := encoder.encode('', True):
        yield out


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Decode pieces one after the other."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for piece in iterator:
        if out := decoder.decode(piece):
            yield out
    if out := decoder.decode(b'', True):
        yield out


def make_identity_dict(rng):
    """Return a table in which each number of rng stands for itself."""
    return {number: number for number in rng}


def make_encoding_map(decoding_map):
    """Turn a table for decoding around; what several bytes stand for cannot be encoded."""
    table = {}
    for byte, char in decoding_map.items():
        table[char] = None if char in table else byte
    return table
