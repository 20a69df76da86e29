"""Bytes as bytes: compressed."""

import bz2
from ._binary import info


def getregentry():
    return info('bz2', bz2.compress, bz2.decompress)
