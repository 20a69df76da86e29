# Powers of ints, floats and complex numbers, with and without a modulus.
for b in (0, 1, -1, 2, -2, 3, 10, True):
    print(b, [b ** e for e in (0, 1, 2, 3, 10, 64, 65)], [b ** e if b else None for e in (-1, -2, -3)])
print(2 ** 0.5, 2 ** -1, (-2) ** 2.0, (-8) ** (1 / 3), 4 ** -0.5, 0.0 ** 0, 0 ** 0, 0.0 ** 5, (-0.0) ** 3, (-0.0) ** 2)
inf, nan = float("inf"), float("nan")
for b in (0.0, -0.0, 0.5, 1.0, -1.0, 2.0, -2.0, inf, -inf, nan):
    row = []
    for e in (0.0, 1.0, -1.0, 2.0, 3.0, -3.0, 0.5, -0.5, inf, -inf, nan):
        try:
            row.append(b ** e)
        except (ZeroDivisionError, OverflowError) as x:
            row.append(str(x))
    print(b, row)
for b, e, m in ((2, 10, 1000), (2, 10, -1000), (-3, 5, 7), (-3, 5, -7), (3, -1, 7), (3, -2, 11), (10, 0, 1), (10, 5, 1), (7, 10**18, 10**9 + 7), (2, 3**50, 10**30 + 57), (123456789, 987654321, 2**61 - 1), (2, -5, 3), (5, 3, True), (0, 0, 5), (6, 2, -1), (-1, -1, 5), (4, -1, 9)):
    print(b, e, m, pow(b, e, m), pow(base=b, exp=e, mod=m))
for bad in ("pow(2, -1, 4)", "pow(2, 2, 0)", "pow(2, 2, 1.5)", "pow(2.0, 2, 3)", "pow(2, 2.0, 3)", "pow(1j, 2, 3)", "pow('a', 2)", "pow(2, 'a', 3)", "pow(2)", "2.0 ** 5000", "(-2.0) ** 5001", "10.0 ** 400", "2 ** 1e4", "1e200 ** 2", "(1e200 + 1j) ** 2", "10 ** 400 ** -1", "(10 ** 400) ** -1", "(10 ** 400) ** 0.5", "0 ** -1.5", "0j ** 1j", "0j ** 0", "(1 + 1j) ** 2", "(1 + 1j) ** -3", "(2 + 3j) ** 0.5", "1j ** 1j", "2 ** 1j", "(1j) ** 100", "(1.5 - 2j) ** 101"):
    try:
        print(bad, "->", eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
x = 3
x **= 4
print(x)
x **= 0.5
print(x)
print(sum(3 ** i % 7 for i in range(50)), 2 ** 200 % 1000007, 7 ** 77)

class P:
    def __pow__(self, e, m=None):
        return ("pow", e, m)
    def __rpow__(self, b, m=None):
        return ("rpow", b, m)
    def __ipow__(self, e):
        return ("ipow", e)
p = P()
print(p ** 2, 2 ** p, pow(p, 2), pow(p, 2, 3))
p **= 5
print(p)
