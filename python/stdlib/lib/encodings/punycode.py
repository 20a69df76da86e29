"""Punycode (RFC 3492): text in letters, digits and hyphens."""

import codecs

_digits = 'abcdefghijklmnopqrstuvwxyz0123456789'
_base, _tmin, _tmax, _skew, _damp = 36, 1, 26, 38, 700


def _adapt(delta, length, first):
    delta = delta // _damp if first else delta // 2
    delta += delta // length
    k = 0
    while delta > (_base - _tmin) * _tmax // 2:
        delta //= _base - _tmin
        k += _base
    return k + (_base - _tmin + 1) * delta // (delta + _skew)


def _threshold(k, bias):
    return min(max(k - bias, _tmin), _tmax)


def punycode_encode(text):
    """Encode text."""
    plain = [c for c in text if c.isascii()]
    out = plain + ['-'] if plain else []
    done, point, delta, bias = len(plain), 128, 0, 72
    points = [ord(c) for c in text]
    while done < len(points):
        least = min(p for p in points if p >= point)
        delta += (least - point) * (done + 1)
        point = least
        for p in points:
            if p < point:
                delta += 1
            elif p == point:
                q, k = delta, _base
                while q >= (t := _threshold(k, bias)):
                    q, digit = divmod(q - t, _base - t)
                    out.append(_digits[t + digit])
                    k += _base
                out.append(_digits[q])
                bias = _adapt(delta, done + 1, done == len(plain))
                delta = 0
                done += 1
        delta += 1
        point += 1
    return ''.join(out).encode('ascii')


def punycode_decode(data, errors='strict'):
    """Decode bytes."""
    if isinstance(data, str):
        data = data.encode('ascii')
    if isinstance(data, memoryview):
        data = bytes(data)
    cut = data.rfind(b'-')
    chars = list(str(data[:max(cut, 0)], 'ascii', errors))
    rest = bytes(data[cut + 1:]).decode('latin-1').lower()
    at, point, i, bias = 0, 128, 0, 72
    while at < len(rest):
        before, weight, k = i, 1, _base
        while True:
            if at >= len(rest):
                if errors == 'strict':
                    end = cut + 1 + at
                    raise UnicodeDecodeError('punycode', data, end, end + 1, 'incomplete punycode string')
                return ''.join(chars)
            digit = _digits.find(rest[at])
            if digit < 0:
                if errors == 'strict':
                    where = cut + 1 + at
                    raise UnicodeDecodeError('punycode', data, where, where + 1, f"Invalid extended code point '{data[where]}'")
                return ''.join(chars)
            at += 1
            i += digit * weight
            t = _threshold(k, bias)
            if digit < t:
                break
            weight *= _base - t
            k += _base
        bias = _adapt(i - before, len(chars) + 1, before == 0)
        more, i = divmod(i, len(chars) + 1)
        point += more
        if point > 0x10ffff:
            if errors == 'strict':
                where = cut + 1 + at
                raise UnicodeDecodeError('punycode', data, where, where + 1, 'Invalid character U+%x' % point)
            point = ord('?')
        chars.insert(i, chr(point))
        i += 1
    return ''.join(chars)


class Codec(codecs.Codec):
    def encode(self, input, errors='strict'):
        return punycode_encode(input), len(input)

    def decode(self, input, errors='strict'):
        if errors not in ('strict', 'replace', 'ignore'):
            raise UnicodeError('Unsupported error handling: ' + errors)
        return punycode_decode(input, errors), len(input)


class IncrementalEncoder(codecs.IncrementalEncoder):
    def encode(self, input, final=False):
        return punycode_encode(input)


class IncrementalDecoder(codecs.IncrementalDecoder):
    def decode(self, input, final=False):
        if self.errors not in ('strict', 'replace', 'ignore'):
            raise UnicodeError('Unsupported error handling: ' + self.errors)
        return punycode_decode(input, self.errors)


class StreamWriter(Codec, codecs.StreamWriter):
    pass


class StreamReader(Codec, codecs.StreamReader):
    pass


def getregentry():
    codec = Codec()
    return codecs.CodecInfo(codec.encode, codec.decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, 'punycode')
