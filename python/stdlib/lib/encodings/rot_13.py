"""rot13: letters thirteen places on, from text to text."""

import codecs

_letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
rot13_map = codecs.make_identity_dict(range(256))
for _each in (_letters, _letters.lower()):
    rot13_map |= {ord(a): ord(b) for a, b in zip(_each, _each[13:] + _each[:13])}


class Codec(codecs.Codec):
    def encode(self, input, errors='strict'):
        return str.translate(input, rot13_map), len(input)

    decode = encode


def _rotate(self, input, final=False):
    """Encode or decode a part of a text, which needs to know nothing of the parts before."""
    return str.translate(input, rot13_map)


class IncrementalEncoder(codecs.IncrementalEncoder):
    encode = _rotate


class IncrementalDecoder(codecs.IncrementalDecoder):
    decode = _rotate


class StreamWriter(Codec, codecs.StreamWriter):
    pass


class StreamReader(Codec, codecs.StreamReader):
    pass


def getregentry():
    codec = Codec()
    return codecs.CodecInfo(codec.encode, codec.decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, 'rot-13',
                            _is_text_encoding=False)
