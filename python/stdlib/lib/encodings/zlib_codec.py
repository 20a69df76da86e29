"""Bytes as bytes: compressed."""

import zlib
from ._binary import info


def getregentry():
    return info('zlib', zlib.compress, zlib.decompress)
