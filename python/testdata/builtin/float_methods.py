inf, nan = float("inf"), float("nan")
print(float(), float("1.5"), float(" -2e3\n"), float("inf"), float("-Infinity"), float("nan"), float("1_0.5"), float(7), float(True), float("٣.٥"), float(b"2.5"), float("+.5"), float("5."))
print((1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (-2.0).as_integer_ratio(), (0.1).as_integer_ratio(), (1.5).hex(), (-0.1).hex(), (0.0).hex(), inf.hex(), float.fromhex("0x1.8p+1"), float.fromhex("-0x.8"), float.fromhex("inf"), float.fromhex("1p-1074"))
print([repr(x) for x in (1.0, 0.1, 1e15, 1e16, 1e17, 123456789.123, 1e-4, 1e-5, 1.5e300, -0.0, 2 / 3, 1e22, 1e23, 5e-324, 100.0, 1234567890123456.0, 12345678901234567.0, 0.00001234)])
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2), 2.0 ** 0.5, 2 ** 0.5, (-8) ** (1 / 3), 0.0 ** 0, inf ** 0, 1 ** nan, -0.0 % 1, 5 % inf, -5 % inf, 0.0 == -0.0)
print(inf > 10 ** 400, -inf < 0, nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan], inf - inf, inf * 0, inf == inf, 10 ** 400 > 1e308, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 0.1 + 0.2 == 0.3)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1.005, 2), round(1234.567, -2), round(0.5), round(1.5), round(1e300, 2), round(2.5, 0), round(-0.4), round(-0.4, 0), type(round(2.0)), type(round(2.0, 0)), round(5e15 + 0.5), round(inf, 2))
print(int(1e20), int(-1.99), (3.7).__trunc__(), (3.7).__floor__(), (-3.7).__ceil__(), (3.7).__int__(), abs(-2.5), +(-1.5), -(1.5), bool(0.0), bool(nan), (2.5).real, (2.5).imag, (2.5).conjugate())
print(hash(1.0), hash(0.5), hash(-0.0), hash(inf), hash(-inf), hash(1e100), hash(2.5) == hash(5 / 2), {1.0: "a"}[1], {1: "x", 1.0: "y", True: "z"})
print(f"{1.5:f} {1.5:.0f} {2.5:.0f} {1234.5678:.2f} {1e10:g} {1e-5:g} {123456789:.3g} {1.0:g} {1.0:#g} {0.5:%} {0.12345:.1%} {1e6:e} {1e6:.2E} {12345.678:,.1f} {12345.678:_.2f} {-1.5:+} {1.5: } {1.5:010.3f} {1.5:>8}|{1.5:<8}|{1.5:^8}|{1.5:*^9}|{-1.5:=8}| {inf:F} {nan:f} {-0.0:z.1f} {1.5:n} {1e100} {1.0} {1e22:f}")
print("%f %.2f %e %g %G %5.1f|%-8.2f|%+.1f %08.3f %r %s %d %i" % (1.5, 2.345, 1e5, 1e-10, 1e20, 2.25, 3.14159, 2.0, -1.5, 0.1, 1e16, 3.99, -3.99))
for t in ["float('')", "float('abc')", "float('1,5')", "float(None)", "float([])", "float('1__0')", "float('0x1')", "float(1j)", "float(10 ** 400)", "float.fromhex('zz')", "float.fromhex('0x1p5000')", "1.5 / 0", "1.5 // 0", "1.5 % 0", "divmod(1.5, 0)", "0.0 ** -1", "10.0 ** 400", "int(inf)", "int(nan)", "round(inf)", "round(nan)", "inf.as_integer_ratio()", "nan.as_integer_ratio()", "1.5 << 1", "1.5 & 1", "[1][0.0]", "range(1.5)", "f'{1.5:d}'", "f'{1.5:s}'", "f'{1.5:x}'", "'%d' % inf", "'%d' % nan", "'%x' % 1.5", "'%c' % 1.5", "float(x=1)", "float(1, 2)", "1.5()", "1.5.x", "round(1.5, 'a')", "'a' * 1.5", "1.5 + 'a'", "1.5 < 'a'", "max(1.5, 'a')", "f'{1.5:10.2.3}'", "f'{1.5:.}'"]:
    try: print(t, "=", eval(t))
    except Exception as e: print(t, "!", type(e).__name__, e)
class F(float):
    def __repr__(self): return f"F({float(self)})"
print(F(1.5), str(F(1.5)), [F(2)], F(1) + 1, type(F(1) + 1).__name__, F("3") == 3, f"{F(1):.2f}", "%s" % F(1), F(2.5).is_integer(), sorted([F(3), F(1)]), sum([0.1] * 10), sum([0.1] * 10) == 1.0, sum([1e16, 1, -1e16]), max(nan, 1), max(1, nan), min([3.5, 2]))
class Fl:
    def __float__(self): return 2.5
class Bad:
    def __float__(self): return 3
print(float(Fl()), "%.1f" % Fl(), abs(-Fl().__float__()))
try: float(Bad())
except TypeError as e: print(e)
