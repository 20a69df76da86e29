# Names by themselves, of both kinds: taken apart, put together, compared, matched.
import copy
import pathlib
import pickle
from pathlib import PurePath, PurePosixPath, PureWindowsPath

POSIX = ["", ".", "/", "//", "///", "a", "a/b", "/a/b", "a//b/./c", "./a", "../a", "a/..", "//a/b", "///a", "a/b/", ".bashrc", "a.tar.gz", "a.", "..a", ".a.b", "a..b", " . ", "c:", "c:/a", "a\\b", "~", "ü/漢"]
WINDOWS = ["", ".", "c:", "c:\\", "c:a", "c:/a/b", "\\a", "/a/b", "\\\\srv\\share", "\\\\srv\\share\\x\\y", "//srv/share/", "\\\\?\\c:\\a", "\\\\?\\UNC\\srv\\share\\a", "\\\\.\\nul", "a\\b/c", "A.TXT", "c:\\a\\..\\b",
           "\\\\", "\\\\srv", "\\\\srv\\", "d:x:y", "./c:a", "con", "a.tar.gz"]


def attempt(text, f):
    try:
        print("   ", text, repr(f()))
    except Exception as e:
        print("   ", text, type(e).__name__, e)


for cls, texts in ((PurePosixPath, POSIX), (PureWindowsPath, WINDOWS)):
    for text in texts:
        p = cls(text)
        print(repr(p), str(p), p.parts, p.drive, p.root, p.anchor, p.name, p.suffix, p.suffixes, p.stem, p.is_absolute(), p.as_posix(), repr(p.parent), list(p.parents))
        for name, f in (("with_name", lambda: p.with_name("x.y")), ("with_suffix", lambda: p.with_suffix(".z")), ("no suffix", lambda: p.with_suffix("")), ("with_stem", lambda: p.with_stem("s")),
                        ("as_uri", lambda: p.as_uri()), ("bytes", lambda: bytes(p)), ("join", lambda: p / "x"), ("rjoin", lambda: "x" / p), ("joinpath", lambda: p.joinpath("/r", "s")), ("joinpath d:", lambda: p.joinpath("c:x"))):
            attempt(name, f)
        assert pickle.loads(pickle.dumps(p)) == p == copy.copy(p) == copy.deepcopy(p) == cls(p) and hash(cls(p)) == hash(p)
    paths = [cls(t) for t in texts]
    print(sorted(paths))
    print([(str(a), str(b)) for a in paths for b in paths if a == b and str(a) != str(b)])
    rel = 0
    for a in paths:
        for b in paths:
            for up in (False, True):
                try:
                    r = a.relative_to(b, walk_up=up)
                    assert a.is_relative_to(b) or up
                    rel = (rel * 31 + sum(map(ord, str(r)))) & 0xffffff
                except ValueError as e:
                    rel = (rel * 37 + sum(map(ord, str(e)))) & 0xffffff
    print(rel)

print(PurePosixPath("a") == PureWindowsPath("a"), PurePosixPath("a") == "a", PureWindowsPath("A/b") == PureWindowsPath("a/B"), hash(PureWindowsPath("A")) == hash(PureWindowsPath("a")))
print(PurePosixPath(PureWindowsPath("a\\b")), PureWindowsPath(PurePosixPath("a/b")), PurePosixPath("a", "b", "c"), PurePosixPath("a", "/b", "c"), PureWindowsPath("c:\\a", "\\b"), PureWindowsPath("c:\\a", "d:b"), PureWindowsPath("c:\\a", "c:b"))
print(type(PurePath("a")), PurePath.__module__, PurePath("a").parser.__name__, PureWindowsPath.parser.__name__, pathlib.__all__)
print(PurePath().parts, PurePosixPath("a/b").parents[0], PurePosixPath("a/b").parents[-1], PurePosixPath("/a/b/c").parents[0:2], repr(PurePosixPath("a").parents), len(PurePosixPath("/a/b").parents))

for pattern in ("*.py", "b.py", "a/*.py", "/a/*.py", "**/*.py", "a/**", "**", "*", "/**/*.PY", "a/b.py", "A/B.PY", "?.py", "[ab].py", "[!a].py", "**/a/**", ""):
    row = []
    for cls in (PurePosixPath, PureWindowsPath):
        for path in ("a/b.py", "/a/b.py", "b.py", "a/c/b.py", "A/B.PY", ".", "a/.py"):
            for method in (cls.match, cls.full_match):
                for case in (None, True, False):
                    try:
                        row.append("FT"[method(cls(path), pattern, case_sensitive=case)])
                    except ValueError as e:
                        row.append("E")
    print(pattern, "".join(row))

p = PurePosixPath("/a/b.txt")
for text in (
    'PurePath(1)', 'PurePath(b"a")', 'PurePath(None)', 'p / 1', '1 / p', 'p < "a"', 'p < PureWindowsPath("a")', 'p.with_name("")', 'p.with_name("a/b")', 'p.with_name(".")', 'p.with_name("..")', 'p.with_suffix("txt")',
    'p.with_suffix(".")', 'p.with_suffix(".a/b")', 'p.with_stem("")', 'PurePosixPath("/").with_name("a")', 'PurePosixPath("a").with_stem("")', 'PurePosixPath("").with_suffix(".a")', 'p.relative_to("/x")', 'p.relative_to("a")',
    'p.relative_to("/x/../y", walk_up=True)', 'p.relative_to("x", walk_up=True)', 'p.relative_to("/x/y", walk_up=True)', 'p.relative_to()', 'p.parents[5]', 'p.parents[-9]', 'p.parents["a"]', 'p.match("")', 'p.full_match("")',
    'PureWindowsPath("a").with_name("c:b")', 'PureWindowsPath("a").with_name("b\\\\c")', 'PureWindowsPath("a").with_name("b/c")', 'pathlib.WindowsPath("a")', 'p.is_relative_to("/a")', 'p.is_relative_to("/b")',
    'PurePosixPath("/a b/ü?#%").as_uri()', 'PureWindowsPath("c:/a b").as_uri()', 'PureWindowsPath("//s/h/a b").as_uri()', 'setattr(p, "x", 1)', 'p.name.upper()', 'pathlib.Path("a").parser.sep', 'PurePath("a", 1)',
):
    attempt(text, lambda: eval(text))


class Mine(PurePosixPath):
    def __init__(self, *args, mark=0):
        super().__init__(*args)
        self.mark = mark

    def with_segments(self, *args):
        return type(self)(*args, mark=self.mark)


m = Mine("a/b", mark=5)
print(repr(m), (m / "c").mark, m.parent.mark, m.parents[0].mark, m.with_name("z").mark, m.relative_to("a").mark, m.joinpath("q").mark, m.with_suffix(".x"))
