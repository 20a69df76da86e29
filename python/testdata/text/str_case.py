# Cases, kinds of characters, repr, tables.
def show(text):
    try:
        print(text, "->", ascii(eval(text)))
    except BaseException as e:
        print(text, "->", type(e).__name__ + ":", ascii(str(e)))


for line in r"""
"\u00df".upper(), "\u00df".title(), "\u00df".capitalize(), "\ufb01".upper(), "\ufb01x".title(), "\u0149".upper(), "\u1f80".upper(), "\u1f80".title(), "\u0130".lower(), "\u0131".upper()
"\u03a3".lower(), "A\u03a3".lower(), "A\u03a3 B\u03a3".lower(), "A\u03a3B".lower(), "A\u03a3.".lower(), "A\u03a3.B".lower(), "\u03a3A".lower(), "A\u03a3\u0301".lower(), "A\u0301\u03a3".lower(), "A\u03a3'a".lower()
"A\u03a3".title(), "A\u03a3".capitalize(), "a\u03a3".swapcase(), "\u01c4".title(), "\u01c6".upper(), "\u01c5".swapcase(), "\u01c5".lower()
"\u00df".casefold(), "\u1e9e".casefold(), "\u03c2".casefold(), "\u13a0".casefold(), "\u13f8".casefold(), "\uab70".casefold(), "\u0130".casefold(), "ABC".casefold(), "\u00b5".casefold()
"hello world".title(), "they're bill's".title(), "HELLO".title(), "3rd x".title(), "hELLO".capitalize(), "".capitalize(), "aBc".swapcase(), "\u00df".swapcase(), "1a".capitalize()
"A".isupper(), "a".isupper(), "A1".isupper(), "1".isupper(), "".isupper(), "\u01c5".isupper(), "\u2160".isupper(), "\u00aa".islower(), "a\u01c5".islower(), "ABc".islower(), "ab1".islower()
"Ab Cd".istitle(), "AB".istitle(), "ab".istitle(), "A1b".istitle(), "A1B".istitle(), "".istitle(), "\u01c5a".istitle(), "They'Re".istitle(), "They're".istitle(), "1".istitle()
"abc".isalpha(), "ab1".isalpha(), "".isalpha(), "\u00e9".isalpha(), "\u4e00".isalpha(), "\u2160".isalpha(), "\U0002ebf0".isalpha()
"12".isdigit(), "\u00b2".isdigit(), "\u00bd".isdigit(), "\u0661".isdigit(), "\u2460".isdigit(), "\u4e00".isdigit(), "".isdigit()
"12".isdecimal(), "\u00b2".isdecimal(), "\u0661".isdecimal(), "\u00bd".isnumeric(), "\u4e00".isnumeric(), "\u2160".isnumeric(), "\u00b2".isnumeric(), "-1".isnumeric()
"a1".isalnum(), "a b".isalnum(), "\u00bd".isalnum(), "\u0301".isalnum(), "_".isalnum()
" \t\n\x0b\x0c\r\x1c\x1f\x85\xa0\u2028\u3000".isspace(), "".isspace(), "a ".isspace(), "\u200b".isspace(), "\ufeff".isspace()
"a".isprintable(), "".isprintable(), "\n".isprintable(), "\xa0".isprintable(), "\xad".isprintable(), "\u0378".isprintable(), "\ud800".isprintable(), "\ue000".isprintable(), "\u2ffc".isprintable(), "\U0001f600".isprintable(), " ".isprintable()
"abc".isascii(), "".isascii(), "\x7f".isascii(), "\x80".isascii()
"abc".isidentifier(), "1a".isidentifier(), "".isidentifier(), "_1".isidentifier(), "\u00e9".isidentifier(), "a\u0301".isidentifier(), "a-b".isidentifier(), "class".isidentifier(), "\u2118".isidentifier(), "\u00b7".isidentifier(), "a\u00b7".isidentifier(), "\u037a".isidentifier(), "a\u200c".isidentifier(), "\u309b".isidentifier()
repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\n\r\t\\\x00\x7f\x80\xa0\xad\u0378\u2028\ud800\ue000\U000e0001\U0001f600\u00e9"), repr("")
ascii("\u00e9\u20ac\U0001f600\n'"), ascii(["\u00e9"]), str("a"), repr(str(1)), "%r" % "\ud800"
"abc".translate({97: "x", 98: None, 99: 100}), "abc".translate(str.maketrans("ab", "xy")), "abc".translate(str.maketrans("a", "b", "c")), "\u00e9a".translate({0xe9: "e"}), "abc".translate("x" * 98 + "YZ"), "abc".translate([])
str.maketrans({"a": "b", 99: None}), str.maketrans("", ""), str.maketrans("\u00e9", "e")
""".strip().split("\n"):
    show(line)
