"""UTF-7 (RFC 2152): text in ASCII, with base64 of UTF-16 between a plus and a minus."""

import codecs

_digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_values = {ord(digit): value for value, digit in enumerate(_digits)}
# What may stand for itself: letters, digits, and signs that mail does not change.
_direct = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'(),-./:? \t\n\r!\"#$%&*;<=>@[]^_`{|}")


def encode(input, errors='strict'):
    """Return bytes, and how many characters they are of."""
    out, bits, held = [], 0, None  # held: how many bits are not written; None outside of base64
    for char in input:
        if char in _direct:
            if held is not None:
                if held:
                    out.append(_digits[bits << 6 - held & 63])
                if char in _digits or char == '-':
                    out.append('-')
                bits, held = 0, None
            out.append(char)
        elif char == '+' and held is None:
            out.append('+-')
        else:
            if held is None:
                out.append('+')
                held = 0
            units = char.encode('utf-16-be', 'surrogatepass')
            bits = bits << 8 * len(units) | int.from_bytes(units)
            held += 8 * len(units)
            while held >= 6:
                held -= 6
                out.append(_digits[bits >> held & 63])
            bits &= (1 << held) - 1
    if held is not None:
        if held:
            out.append(_digits[bits << 6 - held & 63])
        out.append('-')
    return ''.join(out).encode('ascii'), len(input)


def decode(input, errors='strict', final=True):
    """Return text, and how many bytes it is of. Base64 that has not ended is not used unless final."""
    data = bytes(input)
    out, i = [], 0

    def wrong(start, end, reason):
        replacement, at = codecs.lookup_error(errors)(UnicodeDecodeError('utf7', data, start, end, reason))
        out.append(replacement)
        return at

    while i < len(data):
        byte = data[i]
        if byte != 0x2b:
            if byte < 0x80:
                out.append(chr(byte))
                i += 1
            else:
                i = wrong(i, i + 1, 'unexpected special character')
            continue
        end = i + 1
        while end < len(data) and data[end] in _values:
            end += 1
        if end == len(data) and not final:
            break
        if end == i + 1:
            if data[end:end + 1] == b'-':
                out.append('+')
                i = end + 1
            elif end == len(data):
                i = end
            else:
                i = wrong(i, end + 1, 'ill-formed sequence')
            continue
        text, left, ones = _units(data[i + 1:end])
        out.append(text)
        ended = end < len(data)
        if not ended:
            i = wrong(i, end, 'unterminated shift sequence') if left >= 6 or ones else end
        elif left >= 6:
            i = wrong(i, end + 1, 'partial character in shift sequence')
        elif ones:
            i = wrong(i, end + 1, 'non-zero padding bits in shift sequence')
        else:
            i = end + (data[end] == 0x2d)
    return ''.join(out), i


def _units(digits):
    """Return the text of base64, how many bits are left over, and whether one of them is set."""
    bits = 0
    for digit in digits:
        bits = bits << 6 | _values[digit]
    count, left = divmod(6 * len(digits), 16)
    units = (bits >> left).to_bytes(2 * count)
    return units.decode('utf-16-be', 'surrogatepass'), left, bool(bits & (1 << left) - 1)


class IncrementalEncoder(codecs.IncrementalEncoder):
    """Encodes each piece for itself."""

    def encode(self, input, final=False):
        return encode(input, self.errors)[0]


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    """Holds back base64 that has not ended."""

    _buffer_decode = staticmethod(decode)


class StreamWriter(codecs.StreamWriter):
    """Encodes each piece for itself."""

    encode = staticmethod(encode)


class StreamReader(codecs.StreamReader):
    """Holds back base64 that has not ended."""

    def decode(self, input, errors='strict'):
        return decode(input, errors, False)


def getregentry():
    return codecs.CodecInfo(encode, decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, 'utf-7')
