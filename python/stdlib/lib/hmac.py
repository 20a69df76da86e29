"""Messages that are authenticated by a key: RFC 2104."""

import _hashlib
from _operator import _compare_digest as compare_digest

trans_5C = bytes(x ^ 0x5C for x in range(256))
trans_36 = bytes(x ^ 0x36 for x in range(256))

digest_size = None


class HMAC:
    """The HMAC of a message that comes in parts."""

    blocksize = 64

    __slots__ = ("_native", "_inner", "_outer", "block_size", "digest_size")

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        self._native = self._inner = self._outer = None
        try:
            self._native = _hashlib.hmac_new(key, b"", digestmod)
        except _hashlib.UnsupportedDigestmodError:
            self._begin(key, digestmod)
        else:
            self.digest_size = self._native.digest_size
            self.block_size = self._native.block_size
        if msg is not None:
            self.update(msg)

    def _begin(self, key, digestmod):
        """Begin with a hash that only Python knows."""
        import hashlib

        if callable(digestmod):
            make = digestmod
        elif isinstance(digestmod, str):
            make = lambda data=b"": hashlib.new(digestmod, data)
        else:
            make = digestmod.new
        self._outer, self._inner = make(), make()
        self.digest_size = self._inner.digest_size
        block = getattr(self._inner, "block_size", None)
        if block is None or block < 16:
            import warnings

            what = "No block_size attribute on given digest object; Assuming %d." % self.blocksize if block is None else (
                "block_size of %d seems too small; using our default of %d." % (block, self.blocksize))
            warnings.warn(what, RuntimeWarning, 3)
            block = self.blocksize
        self.block_size = block
        if len(key) > block:
            key = make(key).digest()
        key = bytes(key).ljust(block, b"\0")
        self._outer.update(key.translate(trans_5C))
        self._inner.update(key.translate(trans_36))

    @property
    def name(self):
        """hmac- and the name of the hash."""
        return self._native.name if self._native else f"hmac-{self._inner.name}"

    def update(self, msg):
        """Take in more of the message."""
        (self._native or self._inner).update(msg)

    def copy(self):
        """Give an HMAC that goes on from here by itself."""
        other = self.__class__.__new__(self.__class__)
        other.block_size, other.digest_size = self.block_size, self.digest_size
        other._native = self._native and self._native.copy()
        other._inner = self._inner and self._inner.copy()
        other._outer = self._outer and self._outer.copy()
        return other

    def _current(self):
        if self._native:
            return self._native
        h = self._outer.copy()
        h.update(self._inner.digest())
        return h

    def digest(self):
        """Give the HMAC of what came so far."""
        return self._current().digest()

    def hexdigest(self):
        """Give the HMAC of what came so far, in hexadecimal."""
        return self._current().hexdigest()


def new(key, msg=None, digestmod=""):
    """Begin an HMAC with a key, and perhaps with some of the message."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """Give the HMAC of a whole message."""
    try:
        return _hashlib.hmac_digest(key, msg, digest)
    except _hashlib.UnsupportedDigestmodError:
        return HMAC(key, msg, digest).digest()
