"""Bytes as bytes: two digits for each byte."""

import binascii
from ._binary import info


def getregentry():
    return info('hex', binascii.b2a_hex, binascii.a2b_hex)
