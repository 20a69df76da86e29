# Compressed files: written and read by every method, in every mode, in pieces, one after the other, and broken.
import base64
import gzip
import io
import os
import tempfile

text = b"".join(b"line %d of the text\n" % i for i in range(3000))
MADE = base64.b64decode("H4sICNIClkkC/25hbWUAK89ILFHILFHIyM9JKQYAN+XcmQ0AAAA=")


def attempt(text, f):
    try:
        print(text, repr(f())[:200])
    except Exception as e:
        print(text, type(e).__name__, e)


for level in (0, 1, 6, 9):
    for data in (b"", b"x", text, bytes(100000)):
        z = gzip.compress(data, level, mtime=5)
        assert gzip.decompress(z) == data
        assert gzip.decompress(z + z) == data * 2
        assert gzip.decompress(z + bytes(20)) == data
        assert gzip.decompress(z + bytes(20) + z) == data * 2
    print(level, z[:10].hex(), z[-8:].hex())

with tempfile.TemporaryDirectory() as dir:
    name = os.path.join(dir, "file.txt.gz")
    with gzip.open(name, "wb") as f:
        print(f.write(text), f.tell(), f.readable(), f.writable(), f.seekable(), f.mode, os.path.basename(f.name), f.closed, f.fileno() > 2)
        print(f.write(memoryview(b"more\n")), f.write(bytearray(b"bytes")))
        attempt("read", lambda: f.read())
        attempt("read1", lambda: f.read1())
        attempt("peek", lambda: f.peek(1))
        attempt("rewind", lambda: f.rewind())
        attempt("mtime", lambda: f.fileobj.name == name)
        f.flush()
        f.seek(f.tell() + 3)
        f.seek(2, 1)
        print(f.tell())
        attempt("seek back", lambda: f.seek(0))
        attempt("seek end", lambda: f.seek(0, 2))
        attempt("write str", lambda: f.write("x"))
    print(f.closed)
    attempt("closed", lambda: f.write(b"x"))
    attempt("closed", lambda: f.flush())
    attempt("closed", lambda: f.read())
    whole = text + b"more\nbytes" + bytes(5)
    print(open(name, "rb").read()[3:4] == b"\x08", b"file.txt\0" in open(name, "rb").read()[:20])
    with gzip.open(name) as f:
        print(f.read(10), f.read1(7), f.peek(5)[:5], f.tell(), f.readline(), f.readline(3), f.readable(), f.writable(), f.mode, type(f.mtime))
        b = bytearray(6)
        print(f.readinto(b), b, f.readinto1(b), b)
        print(f.seek(100), f.read(5), f.seek(-50, 1), f.read(5), f.seek(-3, 2), f.read(), f.seek(0), f.read() == whole, f.read(), f.read(5))
        f.rewind()
        print(len(f.readlines()), sum(1 for _ in f), f.seek(10**6), f.read(1), f.seek(0), next(f))
        attempt("write", lambda: f.write(b"x"))
        print(f.seek(0), f.read(0), f.seek(20), [f.read(3) for _ in range(3)])
    with gzip.open(name, "at", encoding="utf-8") as f:
        print(f.write("ünïcode\nend"))
    with gzip.open(name, "rt", encoding="utf-8", newline="\n") as f:
        lines = f.readlines()
        print(len(lines), ascii(lines[-2:]), type(f))
    attempt("x", lambda: os.chdir(dir) or gzip.open("file.txt.gz", "xb"))
    other = os.path.join(dir, "new.gz")
    with gzip.open(other, "xb", 1) as f:
        f.write(b"new")
    print(gzip.open(other).read(), gzip.GzipFile(other).read(), gzip.open(os.fsencode(other)).read())
    with open(other, "rb") as raw, gzip.open(raw) as f:
        print(f.read(), raw.closed, os.path.basename(f.name))
    print(raw.closed)
    for mode in ("rbt", "rw", "z", "", "U"):
        attempt(mode, lambda: gzip.open(other, mode).mode)
    attempt("encoding", lambda: gzip.open(other, "rb", encoding="utf-8"))
    attempt("errors", lambda: gzip.open(other, "rb", errors="strict"))
    attempt("newline", lambda: gzip.open(other, "rb", newline=""))
    attempt("missing", lambda: gzip.open(os.path.join("/nowhere", "x"), "rb"))
attempt("type", lambda: gzip.open(5))

b = io.BytesIO()
with gzip.GzipFile("näme.gz", "w", 9, b, mtime=0) as f:
    f.write(b"content")
print(b.closed, b.getvalue()[:15].hex(), b.getvalue()[-8:].hex())
b = io.BytesIO()
with gzip.GzipFile(filename="漢", mode="wb", fileobj=b, mtime=1.5) as f:
    pass
print(b.getvalue()[:10].hex(), gzip.decompress(b.getvalue()))
f = gzip.GzipFile(fileobj=io.BytesIO(MADE))
print(repr(f)[:17], f.mtime, f.read(), f.mtime, f.name, f.mode)

z = gzip.compress(text, mtime=0)
for label, data in (("empty", b""), ("magic", b"xx" + z[2:]), ("one", z[:1]), ("method", z[:2] + b"\7" + z[3:]), ("header", z[:7]), ("cut", z[:50]), ("cut 1", z[:-1]), ("cut 8", z[:-8]),
                    ("crc", z[:-8] + b"1234" + z[-4:]), ("size", z[:-4] + b"1234"), ("junk", z + b"junk"), ("half", z + b"\x1f"), ("again", z + z[:20]),
                    ("extra", MADE[:3] + b"\x04" + MADE[4:10] + b"\3\0abc" + MADE[15:]), ("crc16", MADE[:3] + b"\x02" + MADE[4:10] + b"ab" + MADE[15:]),
                    ("comment", MADE[:3] + b"\x18" + MADE[4:15] + b"note\0" + MADE[15:]), ("broken", z[:30] + b"\xff" * 9 + z[39:])):
    try:
        print(label, len(gzip.decompress(data)))
    except Exception as e:
        print(label, type(e).__name__, e)
    try:
        print(label, len(gzip.GzipFile(fileobj=io.BytesIO(data)).read()))
    except Exception as e:
        print(label, type(e).__name__, e)
print(gzip.BadGzipFile.__mro__[1], sorted(gzip.__all__))

f = io.TextIOWrapper(gzip.GzipFile(fileobj=io.BytesIO(z)), encoding="ascii")
print(f.readline(), sum(map(len, f)))
