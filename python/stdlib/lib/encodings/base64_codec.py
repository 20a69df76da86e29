"""Bytes as bytes: six bits in each character."""

import base64
from ._binary import info


def getregentry():
    return info('base64', base64.encodebytes, base64.decodebytes)
