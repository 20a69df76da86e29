"""Bytes as uuencode writes them: a line for each 45 of them, between begin and end."""

import binascii
from ._binary import info


def _encode(data):
    lines = [b'begin 666 <data>\n']
    lines += [binascii.b2a_uu(data[at:at + 45]) for at in range(0, len(data), 45)]
    return b''.join([*lines, b' \nend\n'])


def _decode(data):
    lines = iter(bytes(data).splitlines(keepends=True))
    if not any(line.startswith(b'begin') for line in lines):
        raise ValueError('Missing "begin" line in input data')
    out = []
    for line in lines:
        if line == b'end\n':
            return b''.join(out)
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some encoders write more than the length says; what it says is what counts.
            size = ((line[0] - 32 & 63) * 4 + 5) // 3
            out.append(binascii.a2b_uu(line[:size]))
    raise ValueError('Truncated input data')


def getregentry():
    return info('uu', _encode, _decode)
