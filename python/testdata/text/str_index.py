# Indexes, slices and iteration.
def show(text):
    try:
        print(text, "->", ascii(eval(text)))
    except BaseException as e:
        print(text, "->", type(e).__name__ + ":", ascii(str(e)))


for line in r"""
"abc"[0], "abc"[-1], "abc"[1:], "abc"[:-1], "abc"[::-1], "abcdef"[::2], "abcdef"[5:0:-2], "abc"[5:], "abc"[2:1], "abc"[:]
"h\u00e9llo"[1], "h\u00e9llo"[-1], "h\u00e9llo"[1:3], "h\u00e9llo"[::-1], "h\u00e9llo"[::2], "h\u00e9llo"[-2:], "\U0001f600a\u20ac"[::-1], "\ud800x\udc00"[::-1]
("\u20ac" * 200 + "x" + "\u00e9" * 200)[200], ("\u20ac" * 200 + "x" + "\u00e9" * 200)[198:203], ("\u20ac" * 200 + "x" + "\u00e9" * 200).find("x"), ("\u20ac" * 200 + "x" + "\u00e9" * 200)[::-50], ("a\u20ac" * 300).rfind("a"), ("a\u20ac" * 300).index("a", 301)
[("a\u20ac\U0001f600" * 100)[i] for i in (0, 63, 64, 65, 127, 128, 191, 192, 255, 256, 299, -1, -300)]
len(""), len("abc"), len("h\u00e9"), len("\U0001f600"), len("\ud800\udc00")
list("h\u00e9\U0001f600"), list(reversed("h\u00e9")), [*"ab"], tuple("\ud800a"), "".join(sorted("hello")), list(enumerate("ab"))
"abc"[True], "abc"[False:True]
"abc"[10**30:], "abc"[:10**30], "abc"[-10**30:2], "abc"[::10**30], "abc"[::-10**30]
type(iter("abc")).__name__, type(iter("\u00e9")).__name__
iter("abc").__length_hint__(), iter("h\u00e9").__length_hint__()
iter("h\u00e9llo").__reduce__()[1:]
hash("a") == hash("a"), hash("a") == hash("ab"), {"a": 1}["a"], {"h\u00e9": 2}["h" + "\u00e9"]
[s["x"] for s in ["abc"]]
[s[1.5] for s in ["abc"]]
[s[None] for s in ["abc"]]
"abc"[3]
"abc"[-4]
""[0]
"\u00e9"[1]
"abc"["a":]
"abc"[::0]
"abc".__getitem__(1), "abc".__len__(), "abc".__contains__("a"), "a".__add__("b"), "a".__mul__(2), "a".__rmul__(2), "a".__eq__("a"), "a".__lt__("b"), "a".__eq__(1), "%s".__mod__(1), "a".__rmod__("%s"), "a".__rmod__(1)
"abc".__getnewargs__(), "abc".__str__(), "abc".__repr__(), "abc".__format__(""), "abc".__format__(">5")
""".strip().split("\n"):
    show(line)
