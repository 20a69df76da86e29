# Module struct: every format, in every byte order, and every message.
import struct


def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


print(struct.__all__, struct.error, struct.error.__mro__[1:3], struct.Struct)
for order in ["", "@", "=", "<", ">", "!"]:
    for code in "xcbB?hHiIlLqQnNefdspP":
        show(struct.calcsize, order + code)
        show(struct.calcsize, "b" + code if not order else order + "b3" + code)
for fmt in ["", " ", "3", "b 2h", "2 h", "0i", "b0i", "b0q", "10s", "0s", "s", "0p", "5p", "Z", "b>h", "i\0", "99999999999999999999b", "9223372036854775807q", "9223372036854775807b", "4611686018427387904h", "é", b"<i", 5, None, "xbx", "bxi", "hhl"]:
    show(struct.calcsize, fmt)
values = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**32 - 1, 2**32, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64 - 1, 2**64, 10**30, True, 1.0, "1", None]
for order in ["", "<", ">"]:
    for code in "bBhHiIlLqQ":
        for v in values:
            show(struct.pack, order + code, v)
for code in "nNP":
    for v in values:
        show(struct.pack, code, v)


class Index:
    def __index__(self):
        return 7


class Float:
    def __float__(self):
        return 2.5


show(struct.pack, "ib", Index(), Index())
show(struct.pack, "d", Float())
show(struct.pack, "d", Index())
show(struct.pack, "d", "x")
show(struct.pack, "f", None)
floats = [0.0, -0.0, 1.0, -1.5, 65504.0, 65519.9, 65520.0, 6e-8, 5.96e-8, 2.98e-8, 2.99e-8, 1e-10, 6.1e-5, 0.1, 1 / 3, 1e38, 3.5e38, 1e300, float("inf"), float("-inf"), 5e-324, 1e-45, 7, True]
for order in "<>":
    for code in "efd":
        for v in floats:
            show(struct.pack, order + code, v)
            try:
                print(struct.unpack(order + code, struct.pack(order + code, v)))
            except OverflowError as e:
                print(e)
print(struct.unpack("<e", struct.pack("<e", float("nan"))), struct.unpack("<f", struct.pack("<f", float("nan"))))
print([struct.unpack("<e", bytes([i * 7 & 255, i]))[0] for i in range(0, 256, 5)])
for v in [b"a", b"", b"ab", "a", 97, bytearray(b"a")]:
    show(struct.pack, "c", v)
for v in [b"", b"abc", b"abcdefgh", bytearray(b"xy"), "text", 1, memoryview(b"z")]:
    show(struct.pack, "5s", v)
    show(struct.pack, "5p", v)
    show(struct.pack, "0s", v)
    show(struct.pack, "1p", v)
    show(struct.pack, "0p", v)
print(struct.pack("300p", b"x" * 400)[:3], struct.unpack("5p", b"\x09abcd"), struct.unpack("5p", b"\x02abcd"), struct.unpack("0p", b""), struct.unpack("1p", b"\x05"))
for v in [True, False, 0, 1, [], [0], "x", None]:
    show(struct.pack, "?", v)
print(struct.unpack("4?", b"\0\1\2\xff"))
print(struct.pack("bhilq", 1, 2, 3, 4, 5), struct.pack("<bhilq", 1, 2, 3, 4, 5), struct.pack(">bhilq", 1, 2, 3, 4, 5))
print(struct.pack("3x"), struct.pack("bx0i", 1), struct.pack("2xh", 1), struct.pack("c3sxb", b"a", b"bcd", 5))
for args in [(), (1,), ("b",), ("b", 1, 2), ("2b", 1), ("", 1), ("b", "x")]:
    show(struct.pack, *args)
print(struct.unpack("<hhl", b"\1\0\2\0\3\0\0\0"), struct.unpack(">3s2x?", b"abc\0\0\1"), struct.unpack("<2Q", b"\xff" * 16), struct.unpack("", b""), struct.unpack("<3c", b"abc"))
for data in [b"", b"abc", b"abcde", "text", 5, bytearray(b"abcd"), memoryview(b"xabcd")[1:], memoryview(b"aXbXcXdX")[::2]]:
    show(struct.unpack, "<i", data)
    show(struct.unpack_from, "<i", data)
    show(struct.unpack_from, "<h", data, 1)
show(struct.unpack)
show(struct.unpack, "i")
for offset in [0, 1, 4, 6, 7, 8, 100, -1, -4, -8, -9, -100, 2**70, "x", None]:
    show(struct.unpack_from, "<i", b"01234567", offset)
    b = bytearray(b"01234567")
    show(struct.pack_into, "<i", b, offset, 0x41424344)
    print(b)
show(struct.unpack_from, "<i", buffer=b"01234567", offset=2)
show(struct.pack_into)
show(struct.pack_into, "i")
show(struct.pack_into, "i", bytearray(4))
show(struct.pack_into, "i", bytearray(4), 0)
show(struct.pack_into, "i", bytearray(4), 0, 1, 2)
show(struct.pack_into, "i", b"1234", 0, 1)
show(struct.pack_into, "i", 5, 0, 1)
show(struct.pack_into, "i", bytearray(3), 0, 1)
b = bytearray(10)
m = memoryview(b)[2:8]
struct.pack_into(">H2xH", m, 0, 0x4142, 0x4344)
print(b)
print(list(struct.iter_unpack("<hb", bytes(range(9)))), list(struct.iter_unpack("<h", b"")))
show(struct.iter_unpack, "<h", b"123")
show(struct.iter_unpack, "", b"123")
show(struct.iter_unpack, "<h", "text")
it = struct.iter_unpack("<h", b"123456")
print(type(it).__name__, it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__(), next(it, "end"))
s = struct.Struct("<hb3s")
print(s, s.format, s.size, s.pack(1, 2, b"abc"), s.unpack(b"\1\0\2abc"), s.unpack_from(b"x\1\0\2abcd", 1), list(s.iter_unpack(b"\1\0\2abc" * 2)))
b = bytearray(8)
s.pack_into(b, 1, 5, 6, b"xyz")
print(b, struct.Struct(b">i").format, repr(struct.Struct("")))
show(s.pack, 1)
show(s.pack_into, b)
show(s.pack_into)
show(s.unpack, b"")
show(struct.Struct)
show(struct.Struct, 1)
show(struct.Struct, "Z")
show(struct.Struct, "i", "i")
show(struct.Struct, format="i")


class Sub(struct.Struct):
    pass


print(Sub("i"), Sub("<i").pack(1), isinstance(Sub("i"), struct.Struct))
print(struct._clearcache())
