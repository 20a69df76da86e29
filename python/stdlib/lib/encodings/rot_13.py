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


class IncrementalEncoder(codecs.IncrementalEncoder):
    def encode(self, input, final=False):
        return str.translate(input, rot13_map)


class IncrementalDecoder(codecs.IncrementalDecoder):
    def decode(self, input, final=False):
        return str.translate(input, rot13_map)


class StreamWriter(Codec, codecs.StreamWriter):
    pass


class StreamReader(Codec, codecs.StreamReader):
    pass


def getregentry():
    codec = Codec()
    return codecs.CodecInfo(codec.encode, codec.decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, 'rot-13',
                            _is_text_encoding=False)
