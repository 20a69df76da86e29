# Names as Windows has them.
import ntpath as n

names = ["", "a", "a\\b", "a/b", "c:", "c:a", "c:\\", "c:\\a\\b.txt", "c:/a/../b", "\\a", "\\\\srv\\share\\x", "\\\\srv\\share", "//srv/share/a/..", "\\\\?\\c:\\x", "\\\\?\\UNC\\s\\h\\x", "\\\\.\\dev", "a\\..\\..\\b", ".\\a", "a\\.\\b\\\\c",
         "C:\\A\\..\\..", "a.tar.gz", ".x", "a.", "\\\\", "\\\\a", "x:y:z", "a\\b\\", "/", "con", "com1.txt", "a:b", "nul .x", "a ", "..", "a*b"]
for s in names:
    print(repr(s), n.splitroot(s), n.splitdrive(s), n.split(s), n.splitext(s), n.basename(s), n.dirname(s), repr(n.normpath(s)), n.normcase(s), n.isabs(s), n.isreserved(s))
    b = s.encode()
    assert n.splitroot(b) == tuple(x.encode() for x in n.splitroot(s)) and n.normpath(b) == n.normpath(s).encode() and n.split(b) == tuple(x.encode() for x in n.split(s))
for a in names[:20]:
    print(repr(a), [n.join(a, b) for b in names[:20]])
print(n.join("a", "b", "c:\\d", "e"), n.join("c:", "a"), n.join("c:\\", "C:a"), n.join(b"a", b"b"), n.join("\\\\s\\h", "x"))
for args in (["c:\\a\\b", "c:\\a\\c"], ["c:\\a", "C:\\A\\b"], ["a/b", "a\\c"], ["c:a", "d:a"], ["c:\\a", "c:a"], ["\\a", "a"], [], ["c:\\", "c:\\x"], ["\\\\s\\h\\a", "\\\\s\\h\\b"], ["a", b"b"], [1]):
    try:
        print(args, n.commonpath(args))
    except Exception as e:
        print(args, type(e).__name__, e)
for a, b in (("c:\\a\\b", "c:\\a"), ("c:\\a", "C:\\A\\b\\c"), ("c:\\a", "d:\\a"), ("\\\\s\\h\\a", "\\\\s\\h\\b"), ("c:\\", "c:\\")):
    try:
        print(a, b, n.relpath(a, b))
    except Exception as e:
        print(a, b, type(e).__name__, e)
import os

os.environ.clear()
os.environ.update({"x": "one", "long name": "two", "USERPROFILE": "C:\\Users\\me", "USERNAME": "me"})
for s in ("$x", "${x}", "%x%", "a$x.b%x%", "%long name%", "${long name}", "$none", "%none%", "'$x' $x", "%%x", "$$x", "$", "%", "${x", "%x", "~", "~\\a", "~me\\a", "~you/a", "a~", "'$x"):
    print(s, n.expandvars(s), n.expanduser(s))
for f in ("n.join(1)", "n.join('a', b'b')", "n.split(None)", "n.normpath(1)", "n.isabs(b'c:/')", "n.relpath('')", "n.splitdrive(1)", "n.ismount('c:\\\\')", "n.ismount('c:\\\\a')", "n.ismount('\\\\\\\\s\\\\h')", "sorted(n.__all__)", "n.sep, n.altsep, n.pathsep, n.devnull, n.defpath"):
    try:
        print(f, eval(f))
    except Exception as e:
        print(f, type(e).__name__, e)
