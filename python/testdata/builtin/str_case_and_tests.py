words = ["hello world", "HELLO", "Hello World", "hELLO wORLD", "123abc", "", "ß", "straße", "ǅ", "İstanbul", "ΑΣ", "they're bill's", "x-ray 2go", "ﬁn", "ÀÉ", "ŉ"]
for w in words: print(repr(w), w.upper(), w.lower(), w.title(), w.capitalize(), w.swapcase(), w.casefold(), w.isupper(), w.islower(), w.istitle())
tests = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isidentifier", "isprintable", "isascii"]
for s in ["abc", "123", "a1", " ", "\t\n", "", "²", "½", "٣", "Ⅷ", "一", "é", "a b", "_x", "1x", "class", "a\n", "\u200b", "\xa0", "🎉", "\x7f", "x·", "ª"]: print(ascii(s), *(int(getattr(s, t)()) for t in tests))
print("abc".center(9, "*"), "abc".ljust(6, ".") + "|", "abc".rjust(6) + "|", "abc".center(2), "ab".center(5, "-"), "abc".center(8, "-"), "42".zfill(5), "-42".zfill(5), "+x".zfill(4), "".zfill(2), "é".center(5, "漢"))
print("a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "ab\tc\n\td".expandtabs(4), "\t".expandtabs(0) + "|", "\ta".expandtabs(-1))
print("  x y \n".strip() + "|", "  x ".lstrip() + "|", "  x ".rstrip() + "|", "xxabcxx".strip("x"), "abcabc".strip("abc") + "|", "www.example.com".strip("cmowz."), "\u3000x\u2003".strip(), "aXa".strip("a"), "mississippi".rstrip("ip"), "arthur: three!".lstrip("Arthur: "))
print("prefix_x".removeprefix("prefix_"), "x.py".removesuffix(".py"), "abc".removeprefix("b"), "abc".removesuffix(""), "aa".removeprefix("aa") + "|")
print("hello".replace("l", "L"), "hello".replace("l", "L", 1), "hello".replace("", "-"), "aaa".replace("aa", "b"), "abc".replace("z", "y"), "hello".replace("l", "", -1), "aaaa".replace("a", "b", count=2), "".replace("", "x"), "ab".replace("", "-", 2))
table = str.maketrans({"a": "1", "b": None, ord("c"): "see", "d": 0x44})
print("abcd".translate(table), "hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans("l", "L", "o")), "x".translate({120: "yy"}), "abc".translate([None] * 97 + ["A"]), str.maketrans("ab", "xy", "z"))
print("x".join(["a"]), ",".join("abc"), "".join([]), "-".join({"k": 1, "l": 2}), ", ".join(str(i) for i in range(3)), "ab".join(("1", "2", "3")))
for t in ["'a'.center()", "'a'.center(5, 'ab')", "'a'.center('x')", "'a'.strip(1)", "'a'.replace('a')", "'a'.replace(1, 2)", "str.maketrans('a')", "str.maketrans('a', 'bc')", "str.maketrans({'ab': 1})", "str.maketrans({1.5: 2})", "'a'.translate({97: 1.5})", "'a'.translate({97: 0x110000})", "','.join([1])", "','.join(['a', None])", "','.join(5)", "'a'.join()", "'a'.zfill()", "'a'.zfill('x')", "'a'.upper(1)", "'a'.removeprefix(1)", "'a'.expandtabs('x')", "'a'.foo()", "'a'.isalpha(1)", "str.upper(5)", "str.upper()", "'a'.startswith(1)", "'a'.endswith(['a'])", "'abc'.startswith(('x', 1))"]:
    try: print(t, "=", eval(t))
    except Exception as e: print(t, "!", type(e).__name__, e)
