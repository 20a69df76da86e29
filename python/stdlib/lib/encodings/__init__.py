"""The encodings that there are, by name."""

import codecs
import _codecs
from . import aliases


class CodecRegistryError(LookupError, SystemError):
    """A module that should hold a codec does not."""


def normalize_encoding(encoding):
    """Return a name with anything but letters, digits and dots as one underscore."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, 'ascii')
    out, gap = [], False
    for char in encoding:
        if char.isalnum() or char == '.':
            if gap and out:
                out.append('_')
            if char.isascii():
                out.append(char)
            gap = False
        else:
            gap = True
    return ''.join(out)


# Codecs that the language does not know itself, and the modules that hold them.
_modules = {
    'base64_codec', 'bz2_codec', 'hex_codec', 'idna', 'iso2022_jp', 'punycode', 'quopri_codec', 'rot_13', 'undefined', 'utf_7',
    'uu_codec', 'zlib_codec',
}

# What CodecInfo.name is for codecs whose name is not that with dashes for underscores.
_shown = {'latin_1': 'iso8859-1', 'cp65001': 'utf-8', 'utf8': 'utf-8', 'koi8_r': 'koi8-r', 'koi8_t': 'koi8-t', 'koi8_u': 'koi8-u', 'tis_620': 'tis-620'}


def _name(canonical):
    if canonical in _shown:
        return _shown[canonical]
    if canonical.startswith('mac_'):
        return canonical.replace('_', '-')
    return canonical.replace('_', '-')


def _builtin_info(encoding, shown, encode_by=_codecs._encode, decode_by=_codecs._decode):
    """Return the CodecInfo of an encoding that two native functions encode to and decode from."""
    def encode(input, errors='strict'):
        return encode_by(input, errors, encoding)

    def decode(input, errors='strict'):
        return decode_by(input, errors, encoding, True)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        begun = False

        def encode(self, input, final=False):
            if self.begun and encoding in ('utf_16', 'utf_32'):
                return _codecs._encode(input, self.errors, encoding + '_le')[0]
            if self.begun and encoding == 'utf_8_sig':
                return _codecs._encode(input, self.errors, 'utf_8')[0]
            if encoding == 'utf_8_sig' and not input:
                return b''
            self.begun = True
            return encode(input, self.errors)[0]

        def reset(self):
            self.begun = False

        def getstate(self):
            if encoding in ('utf_16', 'utf_32'):
                return 0 if self.begun else 2
            return int(not self.begun) if encoding == 'utf_8_sig' else 0

        def setstate(self, state):
            self.begun = state == 0

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        order = None  # that of UTF-16 and UTF-32, once the mark was read; of utf_8_sig: whether it was

        def _buffer_decode(self, input, errors, final):
            if encoding in ('utf_16', 'utf_32'):
                return self._wide(input, errors, final)
            if encoding == 'utf_8_sig':
                return self._marked(input, errors, final)
            return decode_by(input, errors, encoding, final)

        def _wide(self, input, errors, final):
            ex = _codecs.utf_16_ex_decode if encoding == 'utf_16' else _codecs.utf_32_ex_decode
            if self.order is None:
                unit = 2 if encoding == 'utf_16' else 4
                if len(input) < unit and not final:
                    return '', 0
                text, used, order = ex(input, errors, 0, final)
                self.order = order or -1
                if order == 0 and used >= unit:
                    raise UnicodeError(encoding.replace('_', '-') + ' stream does not start with BOM')
                return text, used
            return ex(input, errors, self.order, final)[:2]

        def _marked(self, input, errors, final):
            mark = codecs.BOM_UTF8
            if self.order is None:
                if len(input) < 3 and mark.startswith(input) and not final:
                    return '', 0
                self.order = True
                if input.startswith(mark):
                    text, used = _codecs._decode(input[3:], errors, 'utf_8', final)
                    return text, used + 3
            return _codecs._decode(input, errors, 'utf_8', final)

        def reset(self):
            super().reset()
            self.order = None

    class StreamWriter(codecs.StreamWriter):
        def __init__(self, stream, errors='strict'):
            super().__init__(stream, errors)
            self._encoder = IncrementalEncoder(errors)

        def encode(self, input, errors='strict'):
            self._encoder.errors = errors
            return self._encoder.encode(input), len(input)

        def reset(self):
            self._encoder.reset()

    class StreamReader(codecs.StreamReader):
        def decode(self, input, errors='strict'):
            if not hasattr(self, '_decoder'):
                self._decoder = IncrementalDecoder(errors)
            return self._decoder._buffer_decode(input, errors, False)

        def reset(self):
            super().reset()
            self.__dict__.pop('_decoder', None)

    return codecs.CodecInfo(encode, decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, shown)


_cache = {}


def search_function(encoding):
    """Return the CodecInfo of an encoding, or None."""
    if encoding in _cache:
        return _cache[encoding]
    info = None
    builtin = _codecs._builtin(encoding)
    if builtin is not None:
        info = _builtin_info(builtin, _name(builtin))
    else:
        name = normalize_encoding(encoding)
        name = aliases.aliases.get(name) or aliases.aliases.get(name.replace('.', '_')) or name
        if _codecs._multibyte(name):
            info = _builtin_info(name, name, _codecs._multibyte_encode, _codecs._multibyte_decode)
        elif name in _modules and '.' not in name:
            try:
                module = __import__('encodings.' + name, fromlist=['getregentry'])
            except ImportError:
                module = None
            if module is not None:
                info = module.getregentry()
    _cache[encoding] = info
    return info


codecs.register(search_function)
