# What int(), float() and complex() read, and how they refuse.
TEXTS = ["0", "-0", "+7", " 12 ", "\t12\n", "1_000", "_1", "1_", "1__0", "0x10", "0X1f", "0b101", "0o17", "010", "00", "1.5", ".5", "5.", ".", "1e5", "1E-5", "1e", "e5",
         "inf", "-Infinity", "nan", "+NAN", "infin", "1_0.0_1e1_0", "1_.5", "1e1_", "", " ", "- 1", "--1", "1 2", "\u0663\u0664", "\uff11\uff12", "\u00b2", "\u2003 5\u2003", "12abc",
         "1j", "j", "-j", "1+j", "1+2j", "1-2.5e3j", "(1+2j)", "( 1+2j )", "((1j))", "1+2", "1j+2", "nan+nanj", "infj", "1 + 2j", "9" * 30, "1e999", "-1e-999", "0x1p3", "\x00", "1\x00", "٣.٤", "1e٣"]
for text in TEXTS:
    row = []
    for make in (int, float, complex):
        try:
            row.append(repr(make(text)))
        except ValueError as e:
            row.append(str(e))
    print(ascii(text), *map(ascii, row), sep=" | ")
for text in ("0", "101", "7f", "zz", "0x7f", "0b1", "0o7", "-0b11", "0B_1", "1_0", "8", "+z", "0x", "0_0", "0_1", " 0x1F "):
    row = []
    for base in (0, 2, 8, 10, 16, 36):
        try:
            row.append(int(text, base))
        except ValueError as e:
            row.append(str(e))
    print(text, row)
print(int(b"12"), int(bytearray(b"-5")), int(b"ff", 16), float(b"1.5"), float(bytearray(b"2e3")), int(memoryview(b"77")))
for call in ("int(b'x')", "int(b'1\\xff')", "float(b'x')", "complex(b'1')", "int('1', 1)", "int('1', 37)", "int('1', -1)", "int('1', 2.0)", "int(1, 10)", "int(None, 10)", "int(base=10)", "int(x=1)", "int('1', foo=2)", "int(1, 2, 3)",
             "float(1, 2)", "float(x=1)", "complex('1', 1)", "complex(1, '1')", "complex(None)", "complex(1, None)", "complex(1, 2, 3)", "complex(foo=1)", "int('9' * 4301)", "float('9' * 400)", "int('f' * 5000, 16) % 1000",
             "int('1' * 4300) % 1000", "str(10 ** 4300)", "len(str(10 ** 4299))", "hex(10 ** 5000)[:10]", "int()", "float()", "complex()", "int(1.9e20)", "int(-0.9)", "int(float('inf'))", "int(float('nan'))", "'%d' % 10 ** 5000", "f'{10 ** 5000}'",
             "f'{10 ** 5000:d}'", "f'{10 ** 5000:x}'[:5]", "f'{10 ** 5000:e}'", "float(10 ** 400)", "10 ** 400 / 3", "10 ** 400 * 1.5", "complex(10 ** 400)"):
    try:
        print(call, "->", eval(call))
    except Exception as e:
        print(call, "->", type(e).__name__, e)

class S(str):
    def __repr__(self):
        return "S!"
for make in (int, float, complex):
    print(make(S("12")))
    try:
        make(S("x"))
    except ValueError as e:
        print(e)
