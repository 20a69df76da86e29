# What paths do with files.
import os
import pathlib
import tempfile
from pathlib import Path


def attempt(text, f):
    try:
        print(text, repr(f()))
    except Exception as e:
        print(text, type(e).__name__, e)


root = Path(tempfile.mkdtemp()).resolve()
os.chdir(root)


def show(paths):
    return sorted(str(p) for p in paths)


print(type(root).__name__, root.exists(), root.is_dir(), root.is_file(), root.is_symlink(), root.is_mount(), root.is_socket(), root.is_fifo(), root.is_block_device(), root.is_char_device(), root.is_junction())
print(Path.cwd() == root, Path(".").absolute() == root, Path().resolve() == root, Path("x/../y").absolute().relative_to(root), Path("x/../y").resolve().relative_to(root), Path("/").is_mount())
p = Path("a/b/c")
attempt("mkdir", lambda: p.mkdir())
p.mkdir(parents=True)
attempt("mkdir", lambda: p.mkdir())
attempt("mkdir", lambda: p.mkdir(exist_ok=True))
f = p / "file.txt"
print(f.write_text("one\ntwo\n"), f.read_text(), f.read_bytes(), f.write_bytes(b"\xff\n"), f.stat().st_size, f.exists(), f.is_file())
attempt("text", lambda: f.read_text(encoding="utf-8"))
print(ascii(f.read_text(encoding="utf-8", errors="replace")), f.write_text("ä\n", encoding="latin-1", newline="\r\n"), f.read_bytes(), ascii(f.read_text("latin-1", newline="")))
attempt("write", lambda: f.write_text(b"x"))
attempt("write", lambda: f.write_bytes("x"))
attempt("mkdir", lambda: f.mkdir(exist_ok=True))
with f.open("a") as g:
    g.write("more")
with f.open("rb") as g:
    print(g.read(), g.name == str(f) or g.name == f)
attempt("open", lambda: Path("nothing").open())
attempt("stat", lambda: Path("nothing").stat())
attempt("unlink", lambda: Path("nothing").unlink())
attempt("unlink", lambda: Path("nothing").unlink(missing_ok=True))
attempt("rmdir", lambda: Path("a").rmdir())
attempt("iterdir", lambda: list(Path("nothing").iterdir()))
attempt("touch", lambda: f.touch(exist_ok=False))
f.touch()
Path("new").touch(mode=0o600)
print(oct(Path("new").stat().st_mode & 0o777))
Path("new").chmod(0o640)
print(oct(Path("new").stat().st_mode & 0o777), Path("new").rename("newer"), Path("new").exists(), Path("newer").replace(Path("a/newest")), Path("a/newest").exists())
Path("link").symlink_to("a/newest")
Path("dirlink").symlink_to("a", target_is_directory=True)
Path("dangling").symlink_to("nowhere")
Path("loop").symlink_to("loop")
print(Path("link").is_symlink(), Path("link").readlink(), Path("link").resolve().relative_to(root), Path("link").samefile("a/newest"), Path("link").lstat().st_mode == Path("link").stat().st_mode)
print(Path("dangling").exists(), Path("dangling").exists(follow_symlinks=False), Path("dangling").is_symlink(), Path("loop").exists(), Path("dirlink").is_dir(), Path("dirlink").is_dir(follow_symlinks=False), Path("link").is_file(follow_symlinks=False))
print(Path("dangling").resolve().relative_to(root))
Path("hard").hardlink_to("a/newest")
print(Path("hard").stat().st_nlink, Path("hard").samefile(Path("link")))
for name in ("a/x.py", "a/b/y.py", "a/b/c/z.PY", "a/b/.hidden.py", "a/.dir/in.py", "a/b/c/d.txt"):
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).touch()
print(show(Path("a").iterdir()), show(Path().iterdir())[:3])
for pattern in ("*", "*.py", "**/*.py", "**", "**/", "*/", "a/*", "a/**/c", "**/b/**", "**/b/**/*.txt", "*/*/*", "..", "a/b/../x.py", "a/./x.py", "[ab]", "A", "dirlink/*", "**/**/*.py", "link", "dangling", "loop/*", "nothing/*", "*.PY", "?", ".*", "a/.*"):
    print(pattern, show(Path().glob(pattern)))
    if pattern[:2] != ".." and pattern != "**/":
        print("   ", show(p.relative_to(root) for p in root.rglob(pattern)))
print(show(Path("a").glob("**/*.py", case_sensitive=False)), show(Path("a").glob("X.py", case_sensitive=False)), show(Path().glob("**/x.py", recurse_symlinks=True)), show(Path("a").rglob("")), show(Path("a").rglob(Path("*.py"))))
for pattern in ("", ".", "/x", "/"):
    attempt("glob", lambda: list(Path().glob(pattern)))
    if pattern:
        attempt("rglob", lambda: len(list(Path("a/b/c").rglob(pattern))))
for top_down in (True, False):
    print([(str(d), sorted(ds), sorted(fs)) for d, ds, fs in sorted(Path("a").walk(top_down))])
print([str(d) for d, _, _ in Path("nothing").walk()])
errors = []
list(Path("nothing").walk(on_error=errors.append))
print(errors)
os.environ["HOME"] = "/home/me"
print(Path("~/x").expanduser(), Path.home(), Path("x/~").expanduser(), Path("/~").expanduser())
attempt("user", lambda: Path("~nobody-such/x").expanduser())
for uri in ("file:///a%20b", "file:/x", "file://localhost/y", "http://x", "file:x", "file:///c:/x", "file:////srv/x"):
    attempt(uri, lambda: Path.from_uri(uri))
print(Path("/a b").as_uri(), os.fspath(Path("x")), os.path.join(Path("x"), "y"), open(Path("a/x.py")).read() == "", bool(Path()))
attempt("windows", lambda: pathlib.WindowsPath("a"))
print(issubclass(pathlib.UnsupportedOperation, NotImplementedError), [c.__name__ for c in pathlib.PosixPath.__mro__[:2]], isinstance(Path("a"), os.PathLike))
