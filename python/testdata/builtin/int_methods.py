print(int(), int(3.9), int(-3.9), int("42"), int("  -7\n"), int("ff", 16), int("0x1F", 0), int("0b11", 0), int("z", 36), int("1_000"), int(True), int("٣"), int(b"12"), int(bytearray(b"7"), 8))
print((255).bit_length(), (-8).bit_length(), (0).bit_length(), (255).bit_count(), (-7).bit_count(), (5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator, (5).is_integer(), (5).as_integer_ratio())
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (5).to_bytes(), int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes([1, 2]), int.from_bytes(b""))
print((7).__divmod__(2), (7).__add__("a"), (7).__radd__(1), (7).__pow__(2, 5), (7).__floor__(), (7).__ceil__(), (7).__trunc__(), (7).__index__(), (7).__round__(-1), (15).__round__(-1), (25).__round__(-1), (7).__format__("05"), (7).__bool__(), (0).__bool__())
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-15, -1), round(5, 3), round(10 ** 20 + 50, -2))
print(7 // 2, -7 // 2, 7 % -2, -7 % 2, divmod(-7, 2), divmod(7, -2), 7 / 2, 2 ** 10, 2 ** -2, pow(3, 4, 5), pow(3, -1, 7), pow(-2, 3), 0 ** 0)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 5 << 3, 5 >> 1, -5 >> 1, -1 >> 100, 1 << 70, (1 << 70) >> 68, -(1 << 70) >> 69, (1 << 70) & -(1 << 65), (1 << 70) | 1, -(1 << 70) ^ 5)
print(10 ** 18 * 10, 2 ** 63, -2 ** 63 - 1, 9223372036854775807 + 1, -9223372036854775808 - 1, 3037000500 ** 2, 9223372036854775807 * -1, -9223372036854775808 // -1, abs(-9223372036854775808), -(-9223372036854775808))
print(hash(5), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61), hash(10 ** 30) == hash(1e30) or hash(10 ** 30) % 1000, hash(True))
print(bin(10), oct(64), hex(255), bin(-5), hex(-2 ** 64), bin(0), f"{10:b} {255:X} {255:#o} {-5:#b} {10 ** 10:,} {10 ** 10:_} {255:#010x} {65:c} {5:e} {5:.2f} {0.5:%} {5:+} {5: } {5:>4}|{5:<4}|{5:^4}|{5:*^5}|{-5:=4}|{2 ** 40:_x}")
for t in ["int('')", "int('a')", "int('1.5')", "int('12', 1)", "int('12', 37)", "int('2', 2)", "int(None)", "int([])", "int('1__0')", "int('_1')", "int(1.5, 10)", "int(base=10)", "int('5', base=10)", "int(float('inf'))", "int(float('nan'))", "int('0x', 16)", "int('09', 0)",
          "(5).to_bytes(0, 'big')", "(256).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "(1).to_bytes(1, 'middle')", "int.from_bytes('a', 'big')", "int.from_bytes([256], 'big')", "1 << -1", "1 >> -1", "pow(2, -1, 4)", "pow(2, 3, 0)", "1 // 0", "1 % 0", "1 / 0", "divmod(1, 0)", "0 ** -1", "f'{5:s}'", "f'{5:.2d}'", "f'{5:,c}'", "f'{-1:c}'", "f'{5:z}'", "1 << 10 ** 10 if False else 0", "int('5', 'x')", "int(x=1)", "int(1, 2, 3)", "int('9' * 5000)", "str(10 ** 5000)", "10 ** 400 * 1.0", "10 ** 400 / 10 ** 399", "10 ** 400 / 3", "hex(1.5)", "bin('a')", "(1).foo"]:
    try: print(t, "=", eval(t))
    except Exception as e: print(t, "!", type(e).__name__, e)
class I(int):
    def __new__(cls, v, note=""): self = super().__new__(cls, v); self.note = note; return self
    def __add__(self, o): return I(int(self) + o, "sum")
i = I(5, "five")
print(i, repr(i), i.note, i + 1, (i + 1).note, type(i + 1).__name__, type(i * 2).__name__, type(-i).__name__, type(+i).__name__, i == 5, {5: "d"}[i], isinstance(i, int), type(int(i)).__name__, i.real.__class__.__name__, [10, 20, 30, 40, 50, 60][i], "%d" % i, f"{i:03}")
class X:
    def __index__(self): return 3
    def __int__(self): return 4
print(int(X()), [0, 1, 2, 3][X()], range(X()), hex(X()), "a" * X(), "%d" % X() if False else "", bin(X()), (X().__index__() << X().__index__()), [1, 2, 3, 4, 5][:X()], round(2.34567, X()))
