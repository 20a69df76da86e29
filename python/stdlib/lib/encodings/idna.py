"""Names of hosts in all languages (RFC 3490): labels that are not ASCII travel as xn-- and Punycode."""

import codecs
import re
import unicodedata

from .punycode import punycode_decode, punycode_encode

ace_prefix = b'xn--'
sace_prefix = 'xn--'
_dots = re.compile('[.\u3002\uff0e\uff61]')  # what ends a label
_nothing = frozenset(map(ord, '\xad\u034f\u1806\u180b\u180c\u180d\u200b\u200c\u200d\u2060\ufeff')) | frozenset(range(0xfe00, 0xfe10))
_marks = frozenset(map(ord, '\u0340\u0341\u200e\u200f\u202a\u202b\u202c\u202d\u202e')) | frozenset(range(0x206a, 0x2070)) | frozenset(range(0xfff9, 0xfffe))


def _refuse(label, start, end, reason):
    return UnicodeEncodeError('idna', label, start, end, reason)


def _prohibited(char):
    """Return whether a label must not have a character."""
    if char.isascii():
        return False
    return (unicodedata.category(char) in ('Zs', 'Zl', 'Zp', 'Cc', 'Co', 'Cs') or ord(char) in _marks or 0x2ff0 <= ord(char) <= 0x2ffb
            or ord(char) & 0xfffe == 0xfffe or 0xfdd0 <= ord(char) <= 0xfdef or 0xe0001 <= ord(char) <= 0xe007f)


def nameprep(label):
    """Return a label with the differences taken away that do not count (RFC 3491)."""
    kept = ''.join(char for char in label if ord(char) not in _nothing)
    folded = unicodedata.normalize('NFKC', kept.casefold())
    label = unicodedata.normalize('NFKC', folded.casefold())
    for at, char in enumerate(label):
        if _prohibited(char):
            raise _refuse(label, at, at + 1, f'Invalid character {char!r}')
    ways = [unicodedata.bidirectional(char) for char in label]
    right = [way in ('R', 'AL') for way in ways]
    if any(right):
        if 'L' in ways:
            raise _refuse(label, ways.index('L'), ways.index('L') + 1, 'Violation of BIDI requirement 2')
        if not right[0]:
            raise _refuse(label, 0, 1, 'Violation of BIDI requirement 3')
        if not right[-1]:
            raise _refuse(label, len(label) - 1, len(label), 'Violation of BIDI requirement 3')
    return label


def ToASCII(label):
    """Return a label as it travels: bytes."""
    given = label
    if not label.isascii():
        label = nameprep(label)
    if not label.isascii():
        if label.lower().startswith(sace_prefix):
            raise _refuse(label, 0, len(sace_prefix), 'Label starts with ACE prefix')
        travels = ace_prefix + punycode_encode(label)
    else:
        travels = label.encode('ascii')
    if not travels:
        raise _refuse(given, 0, len(given), 'label empty')
    if len(travels) >= 64:
        raise _refuse(given, 0, len(given), 'label too long')
    return travels


def ToUnicode(label):
    """Return a label as it is read: a str."""
    if len(label) > 1024:
        # It could be no name, and Punycode takes time that grows with the square.
        text = label if isinstance(label, str) else bytes(label).decode('latin-1')
        raise _refuse(text, 0, len(text), 'label way too long') if isinstance(label, str) else UnicodeDecodeError(
            'idna', label, 0, len(label), 'label way too long')
    if isinstance(label, bytes):
        travels = label
    else:
        if not label.isascii():
            label = nameprep(label)
        if not label.isascii():
            raise _refuse(label, 0, len(label), 'Invalid character in IDN label')
        travels = label.encode('ascii')
    if not travels.lower().startswith(ace_prefix):
        return travels.decode('ascii')
    try:
        text = punycode_decode(travels[len(ace_prefix):], 'strict')
    except UnicodeDecodeError as error:
        skipped = len(ace_prefix)
        raise UnicodeDecodeError('idna', travels, skipped + error.start, skipped + error.end, error.reason) from None
    back = ToASCII(text)
    if travels.lower() != back.lower():
        raise UnicodeDecodeError('idna', travels, 0, len(travels), f"IDNA does not round-trip, '{travels!r}' != '{back!r}'")
    return text


def _strict(errors):
    if errors != 'strict':
        raise UnicodeError(f'Unsupported error handling: {errors}')


def _labels(text):
    """Iterate over the labels of a name: where each begins, and what it is."""
    at = 0
    for dot in _dots.finditer(text):
        yield at, text[at:dot.start()]
        at = dot.end()
    yield at, text[at:]


def _encode(text):
    """Return the labels of a name as bytes. The last may be empty."""
    labels, out = list(_labels(text)), []
    for at, label in labels:
        if not label and at == labels[-1][0] and at:
            out.append(b'')
            continue
        try:
            out.append(ToASCII(label))
        except UnicodeEncodeError as error:
            start, end = (at + error.start, at + error.end) if label else (at, at + 1)
            raise UnicodeEncodeError('idna', text, start, end, error.reason) from None
    return out


def _decode(data, labels, at=0):
    """Return labels, which begin at a place in data, as text."""
    out = []
    for label in labels:
        try:
            out.append(ToUnicode(label))
        except UnicodeDecodeError as error:
            raise UnicodeDecodeError('idna', data, at + error.start, at + error.end, error.reason) from None
        except UnicodeEncodeError as error:
            raise UnicodeDecodeError('idna', data, at, at + len(label), error.reason) from None
        at += len(label) + 1
    return out


class Codec(codecs.Codec):
    """The codec of whole names."""

    def encode(self, input, errors='strict'):
        _strict(errors)
        if not input:
            return b'', 0
        return b'.'.join(_encode(input)), len(input)

    def decode(self, input, errors='strict'):
        _strict(errors)
        data = bytes(input)
        if not data:
            return '', 0
        return '.'.join(_decode(data, data.split(b'.'))), len(data)


class IncrementalEncoder(codecs.BufferedIncrementalEncoder):
    """Holds back the label that has not ended."""

    def _buffer_encode(self, input, errors, final):
        _strict(errors)
        if not input:
            return b'', 0
        labels = list(_labels(input))
        last, rest = labels[-1]
        if final and rest:
            return b'.'.join(_encode(input)), len(input)
        if not last:
            return b'', 0
        return b'.'.join(_encode(input[:last])), last


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    """Holds back the label that has not ended."""

    def _buffer_decode(self, input, errors, final):
        _strict(errors)
        data = bytes(input)
        if not data:
            return '', 0
        *whole, rest = data.split(b'.')
        text = ''.join(label + '.' for label in _decode(data, whole))
        if final and rest:
            return text + ''.join(_decode(data, [rest], len(data) - len(rest))), len(data)
        return text, len(data) - len(rest)


class StreamWriter(Codec, codecs.StreamWriter):
    pass


class StreamReader(Codec, codecs.StreamReader):
    pass


def getregentry():
    codec = Codec()
    return codecs.CodecInfo(codec.encode, codec.decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, 'idna')
