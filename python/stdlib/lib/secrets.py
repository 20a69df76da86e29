"""Randomness that nobody can guess, for passwords, tokens and the like."""

__all__ = ["choice", "randbelow", "randbits", "SystemRandom", "token_bytes", "token_hex", "token_urlsafe", "compare_digest"]

from base64 import urlsafe_b64encode
from hmac import compare_digest
from random import SystemRandom

DEFAULT_ENTROPY = 32

_sysrand = SystemRandom()
choice, randbits = _sysrand.choice, _sysrand.getrandbits


def randbelow(exclusive_upper_bound):
    """Give an int from 0 up to a bound."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _sysrand._randbelow(exclusive_upper_bound)


def token_bytes(nbytes=None):
    """Give so many random bytes."""
    return _sysrand.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    """Give so many random bytes, in hexadecimal."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    """Give so many random bytes, as text that a URL may hold."""
    return urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
