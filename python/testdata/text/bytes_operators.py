# Bytes, bytearrays and views side by side.
kinds = [b"abc", bytearray(b"abc"), memoryview(b"abc")]
for a in kinds:
    for b in kinds + [b"abd", b"ab", "abc", None]:
        row = []
        for op in ("==", "!=", "<", "<=", ">", ">="):
            try:
                row.append(eval(f"a {op} b"))
            except TypeError as e:
                row.append(str(e))
        print(type(a).__name__, type(b).__name__, row)
for a in kinds[:2]:
    for b in kinds:
        print(type(a + b).__name__, bytes(a + b), type(a * 2).__name__)
x = bytearray(b"hello")
y = x
x += b" world"
print(y is x, y)
x *= 2
print(y is x, len(y))
z = b"hello"
w = z
w += b"!"
print(z, w)
try:
    memoryview(b"a") + b"b"
except TypeError as e:
    print(e)
for n in (0, 1, 31, 32, 33, 127, 128, 255):
    print(repr(bytes([n])), repr(bytearray([n])), end=" ")
print()
data = bytes(range(256))
print(data.upper().lower() == data.lower(), data.hex()[:20], bytes.fromhex(data.hex()) == data, len(data.split()), len(data.splitlines()))
print(data.isalpha(), data.title()[60:70], data.swapcase()[95:105], data.strip(bytes(range(100)))[:3])
it = iter(bytearray(b"ab"))
print(next(it), it.__length_hint__(), list(it), list(it))
b = bytearray(b"abcdef")
for c in b:
    if len(b) < 9:
        b.append(c)
print(b)
m = memoryview(bytearray(b"abcdef"))
part = m[1:4]
part[0] = 120
print(bytes(m), part.tolist(), part[::-1].tobytes(), part.obj is m.obj)
part.release()
print(bytes(m))
with memoryview(b"xyz") as v:
    print(v.tolist(), v == b"xyz", hash(v) == hash(b"xyz"))
try:
    v[0]
except ValueError as e:
    print(e)
print([bytes(c) for c in (b"a", bytearray(b"b"), memoryview(b"c"), [1, 2], range(3), (5,), {7: 1})])
print(bytes.maketrans(b"abc", b"xyz")[96:101], b"aabbcc".translate(bytes.maketrans(b"abc", b"xyz")), b"read this".translate(None, b"aeiou"))
print(int.from_bytes(b"\x01\x02", "big"), int.from_bytes(bytearray(b"\x01\x02"), "little"), (1000).to_bytes(4, "big"))
print(b"%b|%s|%a|%r|%5d|%-5x|%05.1f" % (b"x", b"y", "é", 1, 42, 255, 3.14159))
print(sorted([b"b", b"a", bytearray(b"c"), b"B"]), max(b"abc"), min(bytearray(b"abc")), sum(b"abc"), 98 in memoryview(b"abc"))
print(b"a" in {b"a": 1}, {b"k": 1}[bytes(bytearray(b"k"))], hash(b"") == hash(bytes()))
print(str(b"caf\xc3\xa9", "utf-8"), str(memoryview(b"abc"), "ascii"), str(bytearray(b"abc"), "ascii"), bytes("é", "latin-1"), bytearray("é", "utf-16-le"))
