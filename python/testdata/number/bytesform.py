# Ints as bytes, hexadecimal floats, ratios and bits.
for n in (0, 1, 127, 128, 255, 256, 65535, 2**63, 2**64 - 1, 10**20):
    size = (n.bit_length() + 7) // 8
    for order in ("big", "little"):
        b = n.to_bytes(size or 1, order)
        assert int.from_bytes(b, order) == n
        print(n, order, b, b.hex())
for n in (-1, -128, -129, -2**31, -2**63, 127, 0, -10**20):
    b = n.to_bytes(16, "big", signed=True)
    assert int.from_bytes(b, "big", signed=True) == n
    print(n, b.hex(), n.to_bytes(16, "little", signed=True).hex(), int.from_bytes(b, "big"))
print(int.from_bytes([1, 2, 3], "big"), int.from_bytes((255, 0)), int.from_bytes(bytearray(b"\x01\x00"), "little"), int.from_bytes(range(4)), int.from_bytes(b""), (0).to_bytes(0), (5).to_bytes())
for bad in ("(256).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "(128).to_bytes(1, 'big', signed=True)", "(-129).to_bytes(1, 'big', signed=True)", "(1).to_bytes(-1, 'big')", "(1).to_bytes(2, 'middle')", "(1).to_bytes(2, 5)", "(1).to_bytes('a')", "(1).to_bytes(1, 'big', True)", "int.from_bytes('abc')", "int.from_bytes(5)", "int.from_bytes([300])", "int.from_bytes(['a'])", "int.from_bytes([-1])", "int.from_bytes()", "int.from_bytes(b'', 'x')", "int.from_bytes(None)"):
    try:
        print(bad, "->", eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
for f in (0.0, -0.0, 1.0, 0.1, -3.75, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 1e22, 123456.789):
    h = f.hex()
    back = float.fromhex(h)
    print(f, h, back == f or f != f, f.is_integer(), end=" ")
    try:
        print(f.as_integer_ratio())
    except (OverflowError, ValueError) as e:
        print(e)
for text in ("0x1p0", "1", "0x.8", "0X1.8P-3", " -0x1p4 ", "ffp2", "0x1.0000000000000080p0", "0x1.0000000000000081p0", "0x1.fffffffffffff8p1023", "1p-1080", "0x1p-1074", "0x0.8p-1074", "infinity", "-NaN", "0x", "", "0x1g", "0x1p", "0x1.2.3", "1p99999999999", "- 1", "0x1_0", "é"):
    try:
        print(repr(text), float.fromhex(text))
    except (ValueError, OverflowError) as e:
        print(repr(text), type(e).__name__, e)
for n in (0, 1, -1, 255, -256, 2**100, -2**100 - 1):
    print(n, n.bit_length(), n.bit_count(), bin(n), oct(n), hex(n), n.as_integer_ratio(), n.is_integer(), n.__sizeof__(), n.__getnewargs__())
