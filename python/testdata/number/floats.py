# Floats print as the shortest text that is read back as the same number.
VALUES = [0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e15, 1e16, 123456789012345680.0, 1e17, 1e-4, 1e-5, 0.00012345, 9007199254740993.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308,
          -0.0, 1e100, 1e22, 1e23, 4.35, 0.3, 100.0, 1234.5, 3.0e10, float("inf"), float("-inf"), float("nan")]
for v in VALUES:
    print(repr(v), str(v), f"{v}", float(repr(v)) == v, v.real, v.imag, v.conjugate(), v.is_integer(), [v], bool(v))
x = 0.0
for i in range(10):
    x += 0.1
print(x, x == 1.0, sum([0.1] * 10), 0.1 * 3, 1.1 + 2.2, 1e16 + 1, 2**0.5 * 2**0.5, 1e308 * 10, -1e308 * 10, 1e308 * 10 - 1e308 * 10)
print(7.0 // 2, -7.0 // 2, 7.0 % -2, 1e20 % 3, 5 % 0.3, 2.5 * 2, 7 / 2, 10 / 5, 3 - 0.5, -2.0 ** 2, 1_000.5, 1e1_0, .5, 5., 0x10 / 4)
print(float.__getformat__("double"), (1.5).__getnewargs__(), float.fromhex("0x1.8p1"), (0.5).as_integer_ratio(), (-3.0).as_integer_ratio(), float("1e-7"), float(" 3.5\n"))
print(int(3.99), int(-3.99), int(1e20), 3.7.__trunc__(), 3.2.__ceil__(), (-3.2).__floor__(), (2.5).__round__(), float(10**22), float(10**23), float(2**53 + 1))
# Logistic map: any error in the arithmetic would show at once.
v = 0.4
for i in range(60):
    v = 3.9 * v * (1 - v)
print(v)
# Newton, Leibniz, Machin.
r = 1.0
for _ in range(8):
    r = (r + 2 / r) / 2
print(r, sum((-1) ** k / (2 * k + 1) for k in range(1000)) * 4)
e, t = 1.0, 1.0
for k in range(1, 25):
    t /= k
    e += t
print(e)
for bad in ("1.0 + 'a'", "'a' + 1.0", "1.0.x", "1.5 & 1", "1.5[0]", "[1][1.0]", "'a' * 1.5", "range(1.5)", "1.5()", "float.fromhex(1)", "float.__getformat__('x')", "1.5.as_integer_ratio(1)", "(1.5).hex(1)", "[0] * 1.0", "1.5 .__add__('a')", "1.5 .__radd__(2)", "1.5 .__rsub__(2)", "float.__add__(1, 2)", "float.__new__(int)", "setattr(1.5, 'x', 1)", "del_ := 1"):
    try:
        print(bad, "->", eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
