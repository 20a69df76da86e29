# Methods and operators of bytes and bytearray.
def show(text):
    try:
        print(text, "->", ascii(eval(text)))
    except BaseException as e:
        print(text, "->", type(e).__name__ + ":", ascii(str(e)))


for line in r"""
b"a".find("a")
b"a".find(300)
b"a".find(-1)
b"abc".find(98)
b"a".find(1.5)
b"a".index(b"x")
b"a".rindex(b"x")
b"a".count("x")
b"abca".count(97), b"abc".count(b"")
b"a".replace("a",b"b")
b"a".replace(b"a","b")
b"a".replace(b"a",b"b",1,2)
b"aaa".replace(b"a",b"b",2)
b"a".replace(b"a",b"b",count=1)
b"a".startswith("a")
b"a".startswith(("a",))
b"a".startswith((b"x",b"a"))
b"a".endswith(1)
b"a".split("a")
b"a".split(b"")
b"a b  c".split(), b"a,b".split(b",",1), b" a b ".rsplit(None,1)
b"a\x1cb\x0bc".split()
b"a".partition("a")
b"a".partition(b"")
b"a-b-c".partition(b"-"), b"a-b-c".rpartition(bytearray(b"-"))
b"a".strip("a")
b"a".strip(1)
b" a ".strip(), b"xax".lstrip(b"x"), b"xax".rstrip(bytearray(b"x")), b"\x1ca".strip()
b"a".join(1)
b",".join([b"a",1])
b",".join([b"a","b"])
b",".join([b"a",bytearray(b"b"),memoryview(b"c")])
b"a".center("x")
b"a".center(3,"x")
b"a".center(3,b"xy")
b"a".center(3,b"x"), b"a".ljust(3,bytearray(b"-")), b"a".rjust(3)
b"a".center(3,1)
b"-a".zfill(5)
b"a\tb".expandtabs(4)
b"a".translate(1)
b"a".translate(b"x")
b"abc".translate(None, b"b"), b"abc".translate(bytes(range(256)), delete=b"a")
b"abc".translate(None, "b")
bytes.maketrans(b"ab", b"c")
bytes.maketrans(b"ab", 1)
bytes.maketrans(b"ab", b"cd")[97:100]
b"a".hex(), b"abc".hex("-"), b"abcdef".hex(":",2), b"abcdef".hex(":",-4), b"".hex(":")
b"ab".hex("--")
b"ab".hex(1)
b"ab".hex("\u00e9")
b"ab".hex(b"-"), b"ab".hex(b"\xff")
b"ab".hex("-", 0)
b"ab".hex("-", "x")
bytes.fromhex("61 62\n63")
bytes.fromhex("6")
bytes.fromhex("zz")
bytes.fromhex("6 1")
bytes.fromhex("61z")
bytes.fromhex(1)
bytes.fromhex("\u00e9")
bytearray.fromhex("6162")
bytes(3), bytes([1,2]), bytes(b"x"), bytes("a","ascii"), bytes()
bytes("a")
bytes(-1)
bytes([256])
bytes([-1])
bytes(["a"])
bytes([1.5])
bytes(1.5)
bytes(None)
bytes(1,"x")
bytes(b"a","x")
bytes(b"a",errors="x")
bytes("a",errors="strict")
bytes("a","ascii","strict",1)
bytes(x=1)
bytes(source=b"q")
bytes("\u00e9","ascii")
bytes(10**30)
bytes(10**15)
bytes([10**30])
bytearray("a")
bytearray(-1)
bytearray([256])
bytearray(1.5)
bytearray(1,"x")
bytearray(None)
bytearray("ab","utf-8"), bytearray(2), bytearray([1,2]), bytearray(b"x")
bytearray(10**30)
b"a"[1]
[s["x"] for s in [b"a"]]
b"a"[10**30]
b"abc"[0], b"abc"[-1], b"abc"[::-1], b"abcdef"[1:5:2]
bytearray(b"a")[1]
bytearray(b"a")["x"]
b"a"+"b"
b"a"+1
"b"+b"a"
bytearray(b"a")+"b"
bytearray(b"a")+b"b", b"a"+bytearray(b"b"), b"a"+memoryview(b"c")
b"a"*"b"
b"a"*3, 3*b"a", bytearray(b"ab")*2, b"a"*-1
b"ab"*(2**62)
b"a"*10**30
bytearray(b"a")*(2**62)
1 in b"a", 97 in b"a", b"" in b"a"
300 in b"a"
"a" in b"a"
1.5 in b"a"
b"a"<"a"
b"a"==bytearray(b"a"), b"a"<b"b", b"a"=="a", bytearray(b"a")>=b"a", b"a"==memoryview(b"a")
hash(b"a")==hash(bytes(bytearray(b"a")))
hash(bytearray(b"a"))
repr(b"a'b\"c\n\x00\xff\\"), repr(b"a'b"), repr(b'a"b')
repr(bytearray(b"a'b")), str(b"a"), str(bytearray(b"x"))
b"aBc".title(), b"aB c".swapcase(), b"aB".upper(), b"aB".lower(), b"aBC".capitalize()
b"a1".isalnum(), b"".isalpha(), b"A1".isupper(), b"\xe9".isalpha(), b"Ab Cd".istitle(), b"\x0b\x1c".isspace(), b"12".isdigit(), b"a".isascii(), b"a\x80".isascii(), b"a".islower()
b"a\nb\r\nc\x0bd\x1ce".splitlines(), b"a\nb".splitlines(True)
b"abc".removeprefix(b"a"), b"abc".removesuffix(bytearray(b"c"))
b"abc".removeprefix("a")
b"a".decode("utf-8","strict"), bytearray(b"a").decode()
b"%d" % 3
bytes.__doc__ is not None
b"a".__bytes__(), b"a".__getnewargs__(), b"abc".__sizeof__(), bytearray(b"abc").__sizeof__(), bytearray().__sizeof__()
bytearray(b"a").__reduce__()
bytearray(b"a").__reduce_ex__(2)
iter(b"ab").__reduce__()
iter(bytearray(b"ab")).__length_hint__()
""".strip().split("\n"):
    show(line)
