"""Bytes as bytes: quoted-printable."""

import quopri
from ._binary import info


def getregentry():
    return info('quopri', lambda data: quopri.encodestring(data, quotetabs=True), quopri.decodestring)
