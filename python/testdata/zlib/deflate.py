# Deflating: what comes out is not the C library's byte for byte, but inflates to what went in, in every way of doing it.
import random
import zlib

r = random.Random(11)
text = b" ".join(r.choice([b"link", b"slug", b"redirect", b"https://example.org/", b"42", b"\n"]) for _ in range(30000))
datas = [b"", b"a", b"abc" * 5, bytes(range(256)), text[:1000], text, bytes(70000), r.randbytes(50000), text[:40000] + r.randbytes(100) + text[:40000]]
for data in datas:
    for level in (-1, 0, 1, 5, 9):
        for wbits in (15, 8, 9, 12, -15, -9, 31, 25):
            z = zlib.compress(data, level, wbits)
            assert zlib.decompress(z, 9 if wbits == 8 else wbits) == data, (level, wbits, len(data))
            assert level == 0 or len(z) <= len(data) + 64 + len(data) // 1000 or wbits != 15
    for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED):
        c = zlib.compressobj(6, zlib.DEFLATED, 31, 9, strategy)
        z = c.compress(data) + c.flush()
        assert zlib.decompress(z, 31) == data
print(zlib.compress(b"", 0)[:2].hex(), zlib.compress(b"x", 1)[:2].hex(), zlib.compress(b"x", 5)[:2].hex(), zlib.compress(b"x")[:2].hex(), zlib.compress(b"x", 9)[:2].hex(), zlib.compress(b"x", 9, 9)[:2].hex())
print(len(zlib.compress(text)) < len(text) / 4, len(zlib.compress(bytes(100000))) < 500, len(zlib.compress(text, 0)) > len(text))
for level in (1, 6, 9):
    print(zlib.compress(b"x", level, 31)[:10].hex(), zlib.compress(b"x", level, 31)[-8:].hex())

for mode in (zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_PARTIAL_FLUSH, zlib.Z_BLOCK):
    c = zlib.compressobj()
    d = zlib.decompressobj()
    for i in range(0, 20000, 3000):
        part = text[i : i + 3000]
        out = d.decompress(c.compress(part) + c.flush(mode))
        if mode in (zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH):
            assert out == part
    d.decompress(c.flush())
    print(mode, d.eof, d.unused_data)
c = zlib.compressobj(wbits=-15)
first = c.compress(text[:5000]) + c.flush(zlib.Z_FULL_FLUSH)
second = c.compress(text[5000:9000]) + c.flush()
print(zlib.decompressobj(-15).decompress(second) == text[5000:9000], zlib.decompress(first + second, -15) == text[:9000], first[-4:].hex())

c = zlib.compressobj(9)
begin = c.compress(text[:50000])
for make in (lambda: c.copy(), lambda: __import__("copy").copy(c), lambda: __import__("copy").deepcopy(c)):
    e = make()
    for end in (b"", b"one", text[:50000]):
        f = e.copy()
        assert zlib.decompress(begin + f.compress(end) + f.flush()) == text[:50000] + end
assert zlib.decompress(begin + c.compress(text) + c.flush()) == text[:50000] + text

word = b"https://example.org/redirect/slug"
for wbits in (15, -15, 10):
    for many in (1, 300, 5000):
        c = zlib.compressobj(wbits=wbits, zdict=word * 3)
        z = c.compress(word * many) + c.flush(zlib.Z_FULL_FLUSH) + c.compress(word) + c.flush()
        assert zlib.decompressobj(wbits, zdict=word * 3).decompress(z) == word * (many + 1)
c = zlib.compressobj(zdict=word)
print(len(c.compress(word) + c.flush()) < 25)

c = zlib.compressobj()
c.flush()
for text in (
    'zlib.compress("a")', 'zlib.compress(b"a", 10)', 'zlib.compress(b"a", -2)', 'zlib.compress(b"a", wbits=99)', 'zlib.compress(b"a", wbits=-8)', 'zlib.compress()', 'zlib.compress(b"a", "x")',
    'zlib.compressobj(wbits=1)', 'zlib.compressobj(10)', 'zlib.compressobj(1, 9)', 'zlib.compressobj(strategy=9)', 'zlib.compressobj(memLevel=99)', 'zlib.compressobj(zdict="a")',
    'zlib.compressobj(wbits=31, zdict=b"a")', 'c.flush()', 'c.flush(0)', 'c.flush(9)', 'c.compress(b"a")', 'c.copy()', 'zlib.compressobj().flush(9)', 'zlib.compressobj().compress("s")',
    'zlib.compressobj().compress(1)', 'type(c)()', 'type(c)', 'zlib.compressobj(1, 2, 3, 4, 5, 6, 7)', '[n for n in dir(c) if n[0] != "_"]',
):
    try:
        print(text, eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
