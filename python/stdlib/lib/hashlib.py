"""Hashes, by one interface for all."""

import _hashlib
from _blake2 import blake2b, blake2s
from _hashlib import pbkdf2_hmac, scrypt

_NAMES = (
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384", "sha3_512",
    "shake_128", "shake_256",
)
algorithms_guaranteed = set(_NAMES)
algorithms_available = algorithms_guaranteed | _hashlib.openssl_md_meth_names

__all__ = _NAMES + ("new", "algorithms_guaranteed", "algorithms_available", "file_digest", "pbkdf2_hmac")

md5 = _hashlib.openssl_md5
sha1 = _hashlib.openssl_sha1
sha224 = _hashlib.openssl_sha224
sha256 = _hashlib.openssl_sha256
sha384 = _hashlib.openssl_sha384
sha512 = _hashlib.openssl_sha512
sha3_224 = _hashlib.openssl_sha3_224
sha3_256 = _hashlib.openssl_sha3_256
sha3_384 = _hashlib.openssl_sha3_384
sha3_512 = _hashlib.openssl_sha3_512
shake_128 = _hashlib.openssl_shake_128
shake_256 = _hashlib.openssl_shake_256

_MODULES = {"md5": "_md5", "sha1": "_sha1", "blake2b": "_blake2", "blake2s": "_blake2"}
__builtin_constructor_cache = {}


def __get_builtin_constructor(name):
    """Return what makes the hash of this name, as the module has it that holds no others."""
    if not isinstance(name, str):
        raise TypeError("name must be a string")
    cache = __builtin_constructor_cache
    if name not in cache:
        known = name.lower()
        module = _MODULES.get(known) or ("_sha3" if known.startswith("sha") and "_" in known else "_sha2")
        try:
            made = getattr(__import__(module), known)
        except (AttributeError, ImportError):
            raise ValueError(f"unsupported hash type {name}") from None
        cache[known] = cache[known.upper()] = cache[name] = made
    return cache[name]


def new(name, data=b"", **kwargs):
    """Give a hash object for the hash of this name, which begins with data."""
    if name == "blake2b" or name == "blake2s":
        # Only these take parameters.
        return globals()[name](data, **kwargs)
    return _hashlib.new(name, data, **kwargs)


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """Hash all that a file still holds, and give the hash object."""
    hashed = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        hashed.update(fileobj.getbuffer())
        return hashed
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    room = bytearray(_bufsize)
    view = memoryview(room)
    while True:
        n = fileobj.readinto(room)
        if n is None:
            raise BlockingIOError("I/O operation would block.")
        if n == 0:
            return hashed
        hashed.update(view[:n])
