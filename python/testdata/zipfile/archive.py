# Archives: written and read in each way, broken, too large, and by paths.
import hashlib
import io
import os
import struct
import tempfile
import warnings
import zipfile

warnings.simplefilter("ignore")
text = b"".join(b"line %d of the text\n" % i for i in range(2000))


def attempt(name, f):
    try:
        print(name, repr(f())[:200])
    except Exception as e:
        print(name, type(e).__name__, e)


def info(name, **values):
    entry = zipfile.ZipInfo(name, (2024, 2, 29, 12, 34, 56))
    for key, value in values.items():
        setattr(entry, key, value)
    return entry


def stored(*members, **options):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", **options) as archive:
        for name, data in members:
            archive.writestr(info(name), data)
    return file.getvalue()


# What is written, byte for byte.
plain = stored(("a.txt", "text of a"), ("folder/b.bin", bytes(range(20))), ("grüße.txt", "ü"), ("empty", b""))
print(len(plain), hashlib.sha256(plain).hexdigest())
print(plain[:60])
file = io.BytesIO()
with zipfile.ZipFile(file, "w") as archive:
    archive.mkdir(info("made/", external_attr=0o40755 << 16, CRC=0))
    archive.mkdir("other")
    entry = info("said.txt", comment=b"about it", extra=struct.pack("<HH4s", 0xCAFE, 4, b"abcd"), external_attr=0o100644 << 16)
    archive.writestr(entry, b"content")
    with archive.open(info("pieces"), "w", force_zip64=True) as f:
        print(f.name, f.mode, f.write(b"one"), f.write(bytearray(b"two")), f.write(memoryview(b"three")), f.readable(), f.writable())
        attempt("another", lambda: archive.open("x", "w"))
        attempt("reading", lambda: archive.open("said.txt"))
        attempt("closing", archive.close)
        attempt("writestr", lambda: archive.writestr("x", b""))
    archive.comment = b"of the archive"
print(len(file.getvalue()), hashlib.sha256(file.getvalue()).hexdigest())
with zipfile.ZipFile(file) as archive:
    for entry in archive.infolist():
        print(entry, entry.is_dir(), entry.extra, entry.comment, entry.extract_version, entry.create_version, entry.create_system, entry.flag_bits)
    archive.printdir()
    print(archive.comment, archive.namelist(), archive.testzip(), archive.mode, archive.filename)

# Compressed, read in pieces.
for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method, compresslevel=9) as archive:
        archive.writestr("text", text)
        archive.writestr("level", text, zipfile.ZIP_DEFLATED, 1)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("added", b"later")
        print(archive.namelist(), archive.read("added"))
    with zipfile.ZipFile(file) as archive:
        print(archive.getinfo("text").compress_type, archive.getinfo("text").compress_size < len(text), archive.read("level") == text)
        with archive.open("text") as f:
            print(f.name, f.mode, f.readable(), f.seekable(), f.read(5), f.readline(), f.peek(4)[:4], f.read1(3), f.tell())
            print(f.seek(100), f.read(10), f.seek(-10, 1), f.read(10), f.seek(-7, 2), f.read(), f.seek(3), f.readline())
            print(sum(len(line) for line in f), f.read(), f.tell())
            print(f.seek(10**9), f.read(1), f.seek(0), f.read() == text)
            buffer = bytearray(7)
            print(f.seek(19), f.readinto(buffer), buffer)
            attempt("whence", lambda: f.seek(0, 3))
        attempt("closed", lambda: f.read())
        print(f.closed)
        with archive.open("text") as a, archive.open("text") as b:
            print(a.read(4), b.read(6), a.read(4), b.read(4))
        print(io.TextIOWrapper(archive.open("text"), "ascii").readline())

# To where nothing can be sought.
class Pipe(io.RawIOBase):
    def __init__(self):
        self.data = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.data += data
        return len(data)


pipe = Pipe()
with zipfile.ZipFile(pipe, "w") as archive:
    archive.writestr(info("a"), b"data of a")
    archive.writestr(info("b"), b"")
print(len(pipe.data), hashlib.sha256(pipe.data).hexdigest(), zipfile.ZipFile(io.BytesIO(pipe.data)).read("a"))
print(zipfile.ZipFile(io.BytesIO(b"in front of it" + plain)).read("a.txt"))

# Mistakes.
archive = zipfile.ZipFile(io.BytesIO(plain))
attempt("missing", lambda: archive.read("none"))
attempt("mode", lambda: archive.open("a.txt", "q"))
attempt("write", lambda: archive.writestr("new", b""))
attempt("comment", lambda: setattr(archive, "comment", "text"))
attempt("password", lambda: archive.setpassword("text"))
archive.close()
attempt("closed", lambda: archive.read("a.txt"))
attempt("closed", lambda: archive.writestr("a.txt", b""))
print(archive, archive.fp)
attempt("not one", lambda: zipfile.ZipFile(io.BytesIO(b"no archive" * 20)))
attempt("empty", lambda: zipfile.ZipFile(io.BytesIO()))
attempt("mode", lambda: zipfile.ZipFile(io.BytesIO(), "q"))
attempt("method", lambda: zipfile.ZipFile(io.BytesIO(), "w", 99))
attempt("early", lambda: zipfile.ZipInfo("x", (1979, 1, 1, 0, 0, 0)))
attempt("encoding", lambda: zipfile.ZipFile(io.BytesIO(), "w", metadata_encoding="ascii"))
attempt("mkdir", lambda: zipfile.ZipFile(io.BytesIO(), "w").mkdir(info("file")))
attempt("mkdir", lambda: zipfile.ZipFile(io.BytesIO(), "w").mkdir(3))
for name, change in {
    "content": lambda b: b.replace(b"text of a", b"text of b"), "name": lambda b: b.replace(b"a.txt", b"z.txt", 1),
    "header": lambda b: b.replace(b"PK\x03\x04", b"PK\x03\x05", 1), "directory": lambda b: b.replace(b"PK\x01\x02", b"PK\x01\x03", 1),
    "cut": lambda b: b[:-1], "cut much": lambda b: b[: len(b) // 2], "size": lambda b: b[:-10] + b"\xff" * 4 + b[-6:],
    "version": lambda b: b.replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\x7f", 1),
    "encrypted": lambda b: b.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01", 1),
    "strong": lambda b: b.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x40", 1),
    "patched": lambda b: b.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x20", 1),
    "method": lambda b: b.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x09\x00", 1),
}.items():
    broken = change(plain)
    attempt(name, lambda: zipfile.ZipFile(io.BytesIO(broken)).read("a.txt"))
    attempt(name + " is_zipfile", lambda: zipfile.is_zipfile(io.BytesIO(broken)))
broken = plain.replace(b"text of a", b"text of b")
print(zipfile.ZipFile(io.BytesIO(broken)).testzip())
file = io.BytesIO()
with zipfile.ZipFile(file, "w", allowZip64=False) as archive:
    attempt("large", lambda: archive.open("x", "w", force_zip64=True))
    big = info("big", file_size=1 << 40)
    attempt("large", lambda: archive.open(big, "w"))
    archive.writestr("a", b"1")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        archive.writestr("a", b"2")
        archive.comment = b"x" * 70000
    print([str(w.message) for w in caught], len(archive.comment), archive.read("a"))

# The numbers that are too large for their fields.
for extra in (struct.pack("<HHQ", 1, 8, 5), struct.pack("<HH4s", 1, 4, b"abcd"), struct.pack("<HH", 9, 40), b"\x01\x00"):
    entry = info("x", extra=extra)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(entry, b"12345")
    data = file.getvalue()
    at = data.index(b"PK\x01\x02") + 24
    data = data[:at] + b"\xff" * 4 + data[at + 4 :]
    attempt(extra.hex(), lambda: zipfile.ZipFile(io.BytesIO(data)).getinfo("x").file_size)

# Files.
with tempfile.TemporaryDirectory() as folder:
    os.makedirs(os.path.join(folder, "tree/sub"))
    for name in ("tree/one.txt", "tree/sub/two.txt"):
        with open(os.path.join(folder, name), "w") as f:
            f.write("in " + name)
    target = os.path.join(folder, "made.zip")
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
        archive.write(os.path.join(folder, "tree"), "tree")
        archive.write(os.path.join(folder, "tree/one.txt"), "tree/one.txt")
        archive.write(os.path.join(folder, "tree/sub/two.txt"), "../two.txt", compress_type=zipfile.ZIP_STORED)
        print(archive.namelist(), [e.compress_type for e in archive.infolist()], [e.is_dir() for e in archive.infolist()])
    print(zipfile.is_zipfile(target), zipfile.is_zipfile(os.path.join(folder, "tree/one.txt")), zipfile.is_zipfile(os.path.join(folder, "none")))
    out = os.path.join(folder, "out")
    with zipfile.ZipFile(target) as archive:
        archive.extractall(out)
        print(os.path.relpath(archive.extract("tree/one.txt", os.path.join(folder, "single")), folder))
        print(repr(archive).replace(folder, "DIR"))
    found = []
    for path, folders, files in os.walk(out):
        found += [os.path.relpath(os.path.join(path, name), out) for name in folders + files]
    print(sorted(found))
    entry = zipfile.ZipInfo.from_file(os.path.join(folder, "tree/one.txt"), "named")
    print(entry.filename, entry.file_size, entry.is_dir(), oct(entry.external_attr >> 16)[:4])

# Paths.
file = io.BytesIO()
archive = zipfile.ZipFile(file, "w")
for name in ("a.txt", "b/c.txt", "b/d/e.txt", "b/d/f.tar.gz"):
    archive.writestr(name, "content of " + name)
archive.filename = "some/made.zip"
root = zipfile.Path(archive)
print(root, repr(root), [str(p) for p in root.iterdir()], root.is_dir(), root.exists(), root.name, root.parent)
e = root / "b" / "d" / "e.txt"
print(e, e.name, e.stem, e.suffix, e.suffixes, e.exists(), e.is_file(), e.is_dir(), e.read_text("utf-8"), e.read_bytes(), e.parent, e.filename)
print((root / "b").is_dir(), (root / "none").exists(), (root / "none").is_file(), (root / "b/d/f.tar.gz").suffixes, e.relative_to(root / "b"))
for pattern in ("*", "*.txt", "**/*.txt", "b/*", "b/?/e.*", "**", "[ab]*", "[!a]*", "b/**/e.txt"):
    print(pattern, sorted(str(p) for p in root.glob(pattern)), sorted(str(p) for p in root.rglob(pattern)))
print(e.match("*.txt"), e.match("d/*"), e == root.joinpath("b", "d/e.txt"), len({e, root / "b/d/e.txt"}), e.is_symlink())
with (root / "new.txt").open("w", encoding="utf-8") as f:
    f.write("written")
print((root / "new.txt").read_text("utf-8"), [p.name for p in root.iterdir()])
attempt("folder", lambda: (root / "b").open())
attempt("missing", lambda: (root / "none").open())
attempt("binary", lambda: e.open("rb", encoding="utf-8"))
attempt("listing", lambda: e.iterdir())
attempt("pattern", lambda: root.glob(""))
attempt("pattern", lambda: list(root.glob("a**")))
archive.close()
