# Finding, counting, replacing, comparing.
def show(text):
    try:
        print(text, "->", ascii(eval(text)))
    except BaseException as e:
        print(text, "->", type(e).__name__ + ":", ascii(str(e)))


for line in r"""
"abcabc".find("c"), "abcabc".rfind("c"), "abcabc".find("c", 3), "abcabc".find("c", 3, 5), "abcabc".find("c", -1)
"abc".find("", 3), "abc".find("", 4), "abc".rfind(""), "abc".rfind("", 0, 2), "".find(""), "abc".find("", 3, 2)
"aXbXc".count("X"), "aaa".count("aa"), "abc".count(""), "".count(""), "abc".count("", 1, 2), "abc".count("", 5), "h\u00e9\u00e9".count("\u00e9", 2)
"h\u00e9llo w\u00f6rld".find("w"), "h\u00e9llo w\u00f6rld".rfind("l"), "\U0001f600a\U0001f600b".find("b"), "\U0001f600a\U0001f600b".index("\U0001f600", 1)
"abc".index("c"), "abc".rindex("a")
"abc".startswith("b", 1), "abc".startswith(("x", "a")), "abc".endswith("b", 0, 2), "abc".startswith(()), "abc".startswith("", 3), "abc".startswith("", 4)
"abc".endswith(("c", "z")), "\u20acuro".startswith("u", 1), "abc".startswith("abcd"), "abc".endswith("", 5)
"abc".find("c", None, None), "abc".find("c", -100, 100), "abc".find("c", 10**30), "abc".find("c", -10**30, 10**30)
"aaaa".replace("a", "b", 2), "aaaa".replace("aa", "b"), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "h\u00e9".replace("", "|")
"abc".replace("x", "y"), "abc".replace("b", ""), "abc".replace("b", "\u20ac"), "aXbXc".replace("X", "--", 0), "".replace("", "x", 0)
"abcabc".removeprefix("abc"), "abcabc".removesuffix("abc"), "abc".removeprefix("x"), "abc".removeprefix("")
"b" in "abc", "" in "", "x" not in "abc", "\u00e9" in "h\u00e9"
"x" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "\u00e9" * 2, "ab" * True
"abc" + "d", "" + "x", "x" + ""
"abc" < "abd", "abc" < "ab", "Z" < "a", "\uffff" < "\U00010000", "\ud800" < "\ue000", "a" == "a", "a" != "b", "a" >= "a"
"a" == 1, "a" != 1, "a" == b"a", max("b", "a"), sorted(["b", "\U0001f600", "\uffff", "A"])
""".strip().split("\n"):
    show(line)
