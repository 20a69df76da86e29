print(0, 1_000_000, 0xFF, 0XfF_f, 0o17, 0b1010_1, 00, 0_0)
print(1.0, 1., .5, 1e3, 1E-3, 1_0.0_1, 0e0, 1e400, -1e400, 5e-324, 1.7976931348623157e308, 0.1 + 0.2)
print(1j, 2.5J, 1e2j, 0j, -0j, 1 + 2j, (1 - 2j) * 1j)
print("double", 'single', """triple
line""", '''it's "ok"''', "con" "cat" 'enated')
print("\a\b\f\v".encode(), "\t|\n|".splitlines(), "\x41\101\u0041\U00000041\N{LATIN SMALL LETTER A WITH ACUTE}", "\\ \' \"", "a\
b")
print(r"\n\x41", R'\'', rb"\x00", bR"\d", b"\x00\xff\101ab\n", b"con" b"cat", B'it"s')
print("é ü 漢 🎉 \u200b|".encode("utf-8"), len("🎉"), "\ud800".encode("utf-8", "surrogatepass"))
print("'", '"', "'\"", '\'', "\"", '\n\t\\', "\x00\x1f\x7f\x80\xa0\xad")
print(repr("'"), repr('"'), repr("'\""), repr("\n\t\\\r"), repr("\x00\x1f\x7f\x80\xa0\xad\u2028\ue000\ud800"), repr("é漢🎉"), ascii("é漢🎉"))
print(True, False, None, ..., Ellipsis, NotImplemented, __debug__)
print([], [1], [1, ], (), (1,), (1, 2,), {}, {1: 2, }, {1}, {*()}, {**{}}, [*"ab", *[1]], (*"ab",), {**{"a": 1}, "b": 2, **{"a": 3}})
print(type(()), type({}), type({1}), type(1j), type(b""), type(...), type(None), type(1 if 1 else 2), type(lambda: 0), type(x for x in ()))
x = 3
print(f"{x}", f'{x!r:>5}|', f"{x=}", f"{x = }", f"{x + 1 = :.2f}", f"{{}}{{{x}}}", f"{'a' + "b"}", f"{x:{x}d}|", f"""{
    x  # a comment
}""", rf"\n{x}\d", f"{x!s}{x!a}" "plain {x}" f"{x}")
print(f"{'\n'.join(['a', 'b'])!r}", f"{x:=+5}", f"{(lambda y: y * 2)(x)}", f"{x if x else 'no'}", f"{ {1: 2}[1] }", f"{x:%d}" if False else "", f"{'é':>4}|")
print(f"{1.5:10.3f}|{1234567:,}|{255:#x}|{'s':^9}|{True:d}|{None}|{[1]!s:>6}|{-1: d}|{3:03}")
print("spaces")
print(0xabcdef, 0b11, 1_2.3_4e5_6, 0o7_7)
print(-1, +1, ~1, --1, not-1, - -1, 2**-1, -2**2, (-2)**2, 2**3**2)
s = "a" "b" \
    "c"
print(s, ("x"
          "y"))
print(u"unicode", U"x")
print(10 ** 20, 2 ** 64, -2 ** 63, 2 ** 63 - 1, 9223372036854775808, -9223372036854775808, 123456789012345678901234567890)
