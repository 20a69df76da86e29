"""ISO-2022-JP: Japanese in seven bits, as mail has it. Signs that begin with ESC shift between three sets of characters."""

import codecs

ASCII, ROMAN, KANJI = 0, 1, 2
_signs = {b'\x1b(B': ASCII, b'\x1b(J': ROMAN, b'\x1b$B': KANJI, b'\x1b$@': KANJI}
_shifts = {ASCII: b'\x1b(B', ROMAN: b'\x1b(J', KANJI: b'\x1b$B'}
_roman = {'\\': '\xa5', '~': '\u203e'}  # what the Roman set has in the places of ASCII's


def _written(char):
    """Return the set that a character is written in, and its bytes there; None if it is in none."""
    if char.isascii():
        return ASCII, char.encode()
    for ascii, own in _roman.items():
        if char == own:
            return ROMAN, ascii.encode()
    try:
        pair = char.encode('euc_jp')
    except UnicodeEncodeError:
        return None, b''
    if len(pair) != 2 or pair[0] < 0xa1:
        return None, b''
    return KANJI, bytes(byte & 0x7f for byte in pair)


def _encode(text, errors, mode):
    """Return bytes, and the set after them."""
    out, i = [], 0
    while i < len(text):
        wanted, written = _written(text[i])
        if wanted is None:
            error = UnicodeEncodeError('iso2022_jp', text, i, i + 1, 'illegal multibyte sequence')
            written, i = codecs.lookup_error(errors)(error)
            if isinstance(written, str):
                written, mode = _encode(written, 'strict', mode)
        else:
            i += 1
            if wanted != mode:
                out.append(_shifts[wanted])
                mode = wanted
        out.append(written)
    return b''.join(out), mode


def _decode(data, errors, final, mode):
    """Return text, how many bytes were used, and the set after them."""
    data = bytes(data)
    out, i = [], 0
    while i < len(data):
        sign = data[i:i + 3]
        if sign in _signs:
            mode = _signs[sign]
            i += 3
            continue
        end, reason = i + 1, 'illegal multibyte sequence'
        if any(known.startswith(sign) for known in _signs):
            end, reason = len(data), 'incomplete multibyte sequence'
        elif data[i] < (0x21 if mode == KANJI else 0x80):
            out.append(_roman.get(chr(data[i]), chr(data[i])) if mode == ROMAN else chr(data[i]))
            i += 1
            continue
        elif mode == KANJI and data[i] < 0x80:
            pair = bytes(byte | 0x80 for byte in data[i:i + 2])
            if len(pair) < 2:
                reason = 'incomplete multibyte sequence'
            else:
                try:
                    out.append(pair.decode('euc_jp'))
                    i += 2
                    continue
                except UnicodeDecodeError:
                    end = i + 2
        if reason[0] == 'i' and reason[2] == 'c' and not final:
            break
        replacement, i = codecs.lookup_error(errors)(UnicodeDecodeError('iso2022_jp', data, i, end, reason))
        out.append(replacement)
    return ''.join(out), i, mode


class Codec(codecs.Codec):
    """The codec without a memory."""

    def encode(self, input, errors='strict'):
        data, mode = _encode(input, errors, ASCII)
        return (data if mode == ASCII else data + _shifts[ASCII]), len(input)

    def decode(self, input, errors='strict'):
        text, used, _ = _decode(input, errors, True, ASCII)
        return text, used


class IncrementalEncoder(codecs.IncrementalEncoder):
    """Remembers the set."""

    mode = ASCII

    def encode(self, input, final=False):
        data, self.mode = _encode(input, self.errors, self.mode)
        if final and self.mode != ASCII:
            data, self.mode = data + _shifts[ASCII], ASCII
        return data

    def reset(self):
        self.mode = ASCII

    def getstate(self):
        return self.mode

    def setstate(self, state):
        self.mode = state


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    """Remembers the set, and bytes that are no whole character."""

    mode = ASCII

    def _buffer_decode(self, input, errors, final):
        text, used, self.mode = _decode(input, errors, final, self.mode)
        return text, used

    def reset(self):
        super().reset()
        self.mode = ASCII

    def getstate(self):
        return super().getstate()[0], self.mode

    def setstate(self, state):
        super().setstate(state)
        self.mode = state[1]


class StreamWriter(codecs.StreamWriter):
    """Writes as an IncrementalEncoder does."""

    def __init__(self, stream, errors='strict'):
        super().__init__(stream, errors)
        self._encoder = IncrementalEncoder(errors)

    def encode(self, input, errors='strict'):
        return self._encoder.encode(input), len(input)

    def reset(self):
        self.stream.write(self._encoder.encode('', True))


class StreamReader(codecs.StreamReader):
    """Reads as an IncrementalDecoder does."""

    mode = ASCII

    def decode(self, input, errors='strict'):
        text, used, self.mode = _decode(input, errors, False, self.mode)
        return text, used

    def reset(self):
        super().reset()
        self.mode = ASCII


def getregentry():
    codec = Codec()
    return codecs.CodecInfo(codec.encode, codec.decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, 'iso2022_jp')
