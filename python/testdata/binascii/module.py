# Modules binascii and base64: everything, good and bad.
import base64
import binascii
import io


def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


every = bytes(range(256))
print(binascii.Error.__mro__, binascii.Incomplete.__mro__)
for n in [0, 1, 2, 3, 4, 5, 57, 58]:
    data = every[200:200 + n]
    print(binascii.b2a_base64(data), binascii.b2a_base64(data, newline=False), binascii.hexlify(data), binascii.a2b_base64(binascii.b2a_base64(data)) == data)
for text in ["", "=", "==", "A", "AA", "AAA", "AAAA", "A=", "A==", "AA=", "AA==", "AA===", "AAA=", "AAA==", "AAAA=", "AAAA==", "AA=A", "A=A=", "=AAA", "AA\n==", "AA==\n", "AAAA\n", " AAAA", "A A A A", "AA!A=", "AA==BB==", "AAA=BBBB", "AAAAAAAAA", "AB-_", "A=AA", "A==A", "AA=A=", "AAA=AAA", "AA==A", "AAAA====", "é"]:
    print(ascii(text), end=" ")
    show(binascii.a2b_base64, text)
    show(binascii.a2b_base64, text, strict_mode=True)
    show(base64.b64decode, text)
    show(base64.b64decode, text, validate=True)
show(binascii.a2b_base64, 1)
show(binascii.a2b_base64, b"QUJD\xff")
show(binascii.b2a_base64, "x")
show(binascii.b2a_base64, memoryview(b"abc"))
for text in ["", "0", "00", "0g", "ABcd", "abc", "é", "0 "]:
    show(binascii.unhexlify, text)
    show(binascii.a2b_hex, text.encode())
show(binascii.hexlify, b"abcdef", "-")
show(binascii.hexlify, b"abcdef", b":", 2)
show(binascii.hexlify, b"abcdef", ":", -4)
show(binascii.hexlify, b"abcdef", sep=":", bytes_per_sep=3)
show(binascii.hexlify, b"abcdef", "::")
show(binascii.hexlify, "x")
show(binascii.unhexlify, None)
print(binascii.crc32(b""), binascii.crc32(b"abc"), binascii.crc32(b"c", binascii.crc32(b"ab")), binascii.crc32(every, 2**32 + 5), binascii.crc32(b"x", -1))
print(binascii.crc_hqx(b"abc", 0), binascii.crc_hqx(every, 0xffff), binascii.crc_hqx(b"x", 2**20 + 1))
show(binascii.crc32, "x")
for n in [0, 1, 2, 3, 10, 45]:
    line = binascii.b2a_uu(every[n:2 * n])
    print(line, binascii.b2a_uu(every[n:2 * n], backtick=True), binascii.a2b_uu(line) == every[n:2 * n])
show(binascii.b2a_uu, every[:46])
for line in [b"", b" ", b"!", b"#86)C", b"#86)C\n", b"#86)Cxx", b"#8\x016)C", b"#\xff", b"M", b"`\n", "#86)C"]:
    show(binascii.a2b_uu, line)
for text in [b"", b"abc", b"=41=42", b"=4", b"=", b"==", b"==41", b"=\nx", b"=\r\nx", b"=zz", b"a_b", b"=  \nx", b"=0a=0D", "text=3D", b"a=4x"]:
    show(binascii.a2b_qp, text)
    show(binascii.a2b_qp, text, header=True)
for text in [b"", b"abc", b"a=b", b"tab\there", b"end ", b"end \nx", b"end\t\r\nx", b"\xff\x00", b"a\nb", b"a\r\nb", b"a\rb", b".", b".\nx", b".x", b"x" * 100, b"x y " * 40, b"=" * 30, b"under_score", b"x" * 75 + b"\n", b"x" * 76 + b"\n", b"x" * 77 + b"\n", b"a b"]:
    show(binascii.b2a_qp, text)
    show(binascii.b2a_qp, text, quotetabs=True)
    show(binascii.b2a_qp, text, istext=False)
    show(binascii.b2a_qp, text, header=True)

print(sorted(base64.__all__))
for n in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]:
    data = (b"\xfb\xff\xfe\x00\x00\x00\x00\x00    \x01")[:n]
    for name in ["b64", "standard_b64", "urlsafe_b64", "b32", "b32hex", "b16", "a85", "b85", "z85"]:
        encoded = getattr(base64, name + "encode")(data)
        print(name, encoded, getattr(base64, name + "decode")(encoded) == data, getattr(base64, name + "decode")(encoded.decode()) == data)
print(base64.b64encode(b"\xfb\xff\xfe", b"-_"), base64.b64decode("-__-", "-_"), base64.b64decode(b"-__-", b"-_"), base64.b64encode(bytearray(b"x")), base64.b64encode(memoryview(b"xy")))
show(base64.b64encode, "text")
show(base64.b64encode, b"x", b"abc")
show(base64.b64decode, "é")
show(base64.b64decode, 5)
show(base64.b64decode, "ab-_", validate=True)
for text in ["", "A", "AAAAAAAA", "MFRGG===", "mfrgg===", "MFRGG==", "MFRGG=", "M=======", "MF======", "MFR=====", "MFRG====", "MFRGGZ==", "MFRGGZA=", "MFRGGZDF", "01======", "MF1=====", "MF======MF======"]:
    show(base64.b32decode, text)
    show(base64.b32decode, text, casefold=True)
    show(base64.b32decode, text, map01="L")
    show(base64.b32hexdecode, text)
for text in ["", "0", "0A", "0a", "0G", "GG"]:
    show(base64.b16decode, text)
    show(base64.b16decode, text, True)
data = b"    " + bytes(8) + b"abc" * 10 + b"\0\0"
for kw in [{}, {"foldspaces": True}, {"wrapcol": 10}, {"pad": True}, {"adobe": True}, {"adobe": True, "wrapcol": 7}, {"wrapcol": 1, "adobe": True}]:
    e = base64.a85encode(data, **kw)
    print(e)
    show(base64.a85decode, e, foldspaces=kw.get("foldspaces", False), adobe=kw.get("adobe", False))
for text in ["", "z", "zz", "az", "a", "ab", "abc", "s8W-!", "s8W-\"", "u", "uuuuu", "\x7f", "v", "y", "a y", "<~87~>", "87~>", "87", "a\nb"]:
    show(base64.a85decode, text)
    show(base64.a85decode, text, foldspaces=True)
    show(base64.a85decode, text, adobe=True)
    show(base64.b85decode, text)
    show(base64.z85decode, text)
show(base64.b85decode, "~~~~~")
show(base64.b85decode, "|NsC0")
show(base64.b85decode, "|NsC1")
show(base64.b85decode, "00 00")
print(base64.b85encode(b"ab", pad=True), base64.b85encode(bytearray(b"ab")), base64.a85encode(memoryview(b"ab")))
out = io.BytesIO()
base64.encode(io.BytesIO(every), out)
print(out.getvalue())
back = io.BytesIO()
base64.decode(io.BytesIO(out.getvalue()), back)
print(back.getvalue() == every)
print(base64.encodebytes(every), base64.decodebytes(base64.encodebytes(every)) == every)
show(base64.encodebytes, "x")
show(base64.decodebytes, "x")
show(base64.encodebytes, memoryview(b"1234").cast("i"))
