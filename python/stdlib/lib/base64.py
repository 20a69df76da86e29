"""Bytes as text: base64 and its relatives."""

import binascii

__all__ = [
    "encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode", "b32hexencode",
    "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode", "z85encode", "z85decode",
    "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
]

MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3


def _bytes(s):
    """Give what is to be decoded as bytes."""
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}") from None


def b64encode(s, altchars=None):
    """Encode in base64, perhaps with two other characters instead of + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Decode base64; what is no digit is an error if validate is true, and ignored if not."""
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Encode in base64."""
    return b64encode(s)


def standard_b64decode(s):
    """Decode base64."""
    return b64decode(s)


_TO_URL = bytes.maketrans(b"+/", b"-_")
_FROM_URL = bytes.maketrans(b"-_", b"+/")


def urlsafe_b64encode(s):
    """Encode in base64 with - and _, which URLs and names of files may hold."""
    return b64encode(s).translate(_TO_URL)


def urlsafe_b64decode(s):
    """Decode base64 with - and _."""
    return b64decode(_bytes(s).translate(_FROM_URL))


_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _b32encode(alphabet, s):
    if not isinstance(s, (bytes, bytearray)):
        s = memoryview(s).tobytes()
    out = binascii._b2a_digits(s, alphabet, 5)
    pads = (0, 6, 4, 3, 1)[len(s) % 5]
    return out[:-pads] + b"=" * pads if pads else out


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    size = len(s)
    s = s.rstrip(b"=")
    pads = size - len(s)
    out, wrong, _ = binascii._a2b_digits(s + alphabet[:1] * (-len(s) % 8), alphabet, 5)
    if wrong >= 0:
        raise binascii.Error("Non-base32 digit found")
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    return out[:-((pads * 5 + 7) // 8)] if pads else out


def b32encode(s):
    """Encode in base32."""
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    """Decode base32."""
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    """Encode in base32 with the digits that sort as the bytes do."""
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    """Decode base32 with the digits that sort as the bytes do."""
    return _b32decode(_B32HEX, s, casefold)


def b16encode(s):
    """Encode in hexadecimal."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decode hexadecimal; small letters count only if casefold is true."""
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, delete=b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_A85 = bytes(range(33, 118))
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_Z85 = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"


def _85encode(b, alphabet, pad=False, zero=None, spaces=None):
    if not isinstance(b, (bytes, bytearray)):
        b = memoryview(b).tobytes()
    short = -len(b) % 4
    out = binascii._b2a_digits(b, alphabet, 4)
    signs = {alphabet[:1] * 5: zero, binascii._b2a_digits(b"    ", alphabet, 4): spaces}
    if zero and (b"\0\0\0\0" in b or short and not b[-1]) or spaces and b"    " in b:
        *groups, last = [out[at:at + 5] for at in range(0, len(out), 5)]
        groups = [signs.get(group) or group for group in groups]
        if not short or pad:
            last = signs.get(last) or last
        out = b"".join(groups) + last
    return out[:-short] if short and not pad else out


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Encode in Ascii85."""
    encoded = _85encode(b, _A85, pad, b"z", b"y" if foldspaces else None)
    if adobe:
        encoded = b"<~" + encoded
    if wrapcol:
        width = max(2 if adobe else 1, wrapcol)
        lines = [encoded[i:i + width] for i in range(0, len(encoded), width)]
        if adobe and len(lines[-1]) + 2 > width:
            lines.append(b"")
        encoded = b"\n".join(lines)
    if adobe:
        encoded += b"~>"
    return encoded


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """Decode Ascii85."""
    b = _bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    if not b.translate(None, ignorechars + _A85):
        b = b.translate(None, ignorechars)
        short = -len(b) % 5
        out, _, large = binascii._a2b_digits(b + b"u" * short, _A85, 4)
        if large >= 0:
            raise ValueError("Ascii85 overflow")
        return out[:-short] if short else out
    out = []
    group = []

    def flush():
        n = 0
        for digit in group:
            n = n * 85 + digit
        if n >= 1 << 32:
            raise ValueError("Ascii85 overflow") from None
        out.append(n.to_bytes(4))
        group.clear()

    for c in b:
        if 33 <= c <= 117:
            group.append(c - 33)
            if len(group) == 5:
                flush()
        elif c == 122:
            if group:
                raise ValueError("z inside Ascii85 5-tuple")
            out.append(b"\0\0\0\0")
        elif foldspaces and c == 121:
            if group:
                raise ValueError("y inside Ascii85 5-tuple")
            out.append(b"    ")
        elif c not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % c)
    if group:
        missing = 5 - len(group)
        group.extend([84] * missing)
        flush()
        out[-1] = out[-1][:-missing]
    return b"".join(out)


def b85encode(b, pad=False):
    """Encode in base85, as git does."""
    return _85encode(b, _B85, pad)


def _85decode(b, alphabet, name):
    short = -len(b) % 5
    out, wrong, large = binascii._a2b_digits(b + alphabet[84:] * short, alphabet, 4)
    if wrong >= 0:
        raise ValueError(f"bad {name} character at position {wrong}")
    if large >= 0:
        raise ValueError(f"{name} overflow in hunk starting at byte {large}")
    return out[:-short] if short else out


def b85decode(b):
    """Decode base85."""
    return _85decode(_bytes(b), _B85, "base85")


def z85encode(s):
    """Encode in Z85, as ZeroMQ does."""
    return _85encode(s, _Z85)


def z85decode(s):
    """Decode Z85."""
    return _85decode(_bytes(s), _Z85, "z85")


def encode(input, output):
    """Encode a file in base64, in lines, into another."""
    while part := input.read(MAXBINSIZE):
        while len(part) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(part))):
            part += more
        output.write(binascii.b2a_base64(part))


def decode(input, output):
    """Decode a file of base64, by lines, into another."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _plain(s):
    """Refuse what is not a row of bytes."""
    try:
        view = memoryview(s)
    except TypeError as e:
        raise TypeError("expected bytes-like object, not %s" % s.__class__.__name__) from e
    if view.format not in ("c", "b", "B"):
        raise TypeError(f"expected single byte elements, not {view.format!r} from {s.__class__.__name__}")
    if view.ndim != 1:
        raise TypeError("expected 1-D data, not %d-D data from %s" % (view.ndim, s.__class__.__name__))


def encodebytes(s):
    """Encode in base64, in lines."""
    _plain(s)
    return b"".join(binascii.b2a_base64(s[i:i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE))


def decodebytes(s):
    """Decode lines of base64."""
    _plain(s)
    return binascii.a2b_base64(s)


def main():
    """Encode or decode a file, or the standard input, to the standard output."""
    import getopt
    import sys

    usage = f"""usage: {sys.argv[0]} [-h|-d|-e|-u] [file|-]
        -h: print this help message and exit
        -d, -u: decode
        -e: encode (default)"""
    try:
        options, files = getopt.getopt(sys.argv[1:], "hdeu")
    except getopt.error as error:
        print(error, file=sys.stderr)
        print(usage, file=sys.stderr)
        sys.exit(2)
    work = encode
    for option, _ in options:
        if option == "-h":
            print(usage)
            return
        work = encode if option == "-e" else decode
    if files and files[0] != "-":
        with open(files[0], "rb") as file:
            work(file, sys.stdout.buffer)
    else:
        work(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
