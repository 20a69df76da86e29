# Cutting, joining, padding.
def show(text):
    try:
        print(text, "->", ascii(eval(text)))
    except BaseException as e:
        print(text, "->", type(e).__name__ + ":", ascii(str(e)))


for line in r"""
"a b  c".split(), " a ".split(), "".split(), "   ".split(), "a\u3000b\u00a0c".split(), "a\x1cb\x85c".split(), "a\tb\nc".split()
"a b c d".split(None, 2), " a  b  c ".split(None, 1), "a b".split(maxsplit=0), "  a b  ".split(maxsplit=0)
"a,b,,c".split(","), ",".split(","), "".split(","), "a,b,c".split(",", 1), "a--b--c".split("--"), "aXb".split("x")
"a b  c ".rsplit(), "a b c d".rsplit(None, 2), " a  b  c ".rsplit(None, 1), "a b".rsplit(maxsplit=0), "a\u3000b c".rsplit(None, 1)
"a,b,,c".rsplit(",", 1), "a--b--c".rsplit("--", 1), "a,b".rsplit(",", -5), "aaaa".split("aa"), "aaaaa".rsplit("aa")
"h\u00e9-w\u00f6".split("-"), "\U0001f600 \U0001f601".split(), "a-b".split(sep="-", maxsplit=1)
"a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l".splitlines()
"a\nb\n".splitlines(), "a\nb\n".splitlines(True), "\n".splitlines(), "".splitlines(), "a".splitlines(keepends=True), "\r\n\r".splitlines(True), "a\n\rb".splitlines(True)
"a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("-"), "abc".rpartition("-"), "a--b".partition("--")
",".join(["a", "b"]), ",".join("abc"), "".join([]), ",".join(x for x in ["1", "2"]), "-".join(("a",)), "\u20ac".join(["a", "b"]), ",".join({"k": 1})
" a ".strip(), "xxaxx".strip("x"), "abcba".strip("ab"), "\u3000a\u3000".strip(), " a ".lstrip(), " a ".rstrip(), "\u00e9a\u00e9".strip("\u00e9"), "abc".strip(""), "a".strip(None)
"\x1c\x1da\x85".strip(), "mississippi".lstrip("mis"), "mississippi".rstrip("ipz"), "\U0001f600a".strip("\U0001f600")
"a".center(4), "a".center(5), "ab".center(5), "ab".center(4, "*"), "a".ljust(3, "-"), "a".rjust(3, "\u20ac"), "abc".center(2), "".center(3, "x"), "h\u00e9".center(5)
"42".zfill(5), "-42".zfill(5), "+42".zfill(5), "--42".zfill(6), "".zfill(2), "abc".zfill(2), "\u00e9".zfill(3), "-".zfill(3)
"a\tb".expandtabs(), "a\tb\n\tc".expandtabs(4), "\t\t".expandtabs(1), "a\tb".expandtabs(0), "a\tb".expandtabs(-1), "\u00e9\tb".expandtabs(4), "ab\rc\td".expandtabs(4), "01234567\t9".expandtabs()
""".strip().split("\n"):
    show(line)
