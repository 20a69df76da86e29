"""What codecs from bytes to bytes have in common."""

import codecs


def info(name, to, back):
    """Return the CodecInfo of a codec that is two functions from bytes to bytes."""
    def encode(input, errors='strict'):
        assert errors == 'strict'
        return to(input), len(input)

    def decode(input, errors='strict'):
        assert errors == 'strict'
        return back(input), len(input)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return to(input)

    class IncrementalDecoder(codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return back(input)

    class StreamWriter(codecs.StreamWriter):
        charbuffertype = bytes

        def encode(self, input, errors='strict'):
            return encode(input, errors)

    class StreamReader(codecs.StreamReader):
        charbuffertype = bytes

        def decode(self, input, errors='strict'):
            return decode(input, errors)

    return codecs.CodecInfo(encode, decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, name, _is_text_encoding=False)
