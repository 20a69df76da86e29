"""A codec that does nothing but fail: as the default it would show where text is converted by accident."""

import codecs


def _fail(input, errors='strict'):
    raise UnicodeError('undefined encoding')


class IncrementalEncoder(codecs.IncrementalEncoder):
    def encode(self, input, final=False):
        _fail(input)


class IncrementalDecoder(codecs.IncrementalDecoder):
    def decode(self, input, final=False):
        _fail(input)


class StreamWriter(codecs.StreamWriter):
    encode = staticmethod(_fail)


class StreamReader(codecs.StreamReader):
    decode = staticmethod(_fail)


def getregentry():
    return codecs.CodecInfo(_fail, _fail, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, 'undefined')
