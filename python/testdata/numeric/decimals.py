import decimal, math, copy, operator
from decimal import *
from fractions import Fraction

D = Decimal


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for v in ["0", "1", "-1.50", "1e5", "1E-10", "123456789012345678901234567890.123", ".5", "5.", "+3", " 7 ", "1_000", "١٢٣", "inf", "-Infinity", "nan", "NaN123", "-sNaN5", "", "x", "1e", "e5", ".", "1.2.3", "1e99999999999999999999", "1e-99999999999999999999", "0e99999999999999999999", "1e999999", "-0", "0.000", "0E+3", "00012", "nanx", "1 2", "--1",
          3, -10**30, True, 1.5, 0.1, -0.0, 1e300, 5e-324, float("inf"), float("nan"), (0, (1, 2, 3), -2), (1, (0, 0, 5), 3), (0, (), 0), (0, (1,), "F"), (1, (1, 2), "n"), (0, (3,), "N"), [0, [1], 2], (2, (1,), 0), (0, (10,), 0), (0, 5, 0), (0, (1,), "x"), (0, (1,), 1.5), (1, 2), None, 1j, [], D("3.4"), Fraction(1, 2)]:
    show(lambda: D(v))
show(lambda: D())
show(lambda: D("1", None))
show(lambda: D(value="5", context=getcontext()))
show(lambda: D("1", 5))
show(lambda: D("x", Context(traps=[])))
ops = [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge]
vals = [D("0"), D("-0"), D("1"), D("-2.50"), D("3e10"), D("7E-12"), D("123456789.123456789"), D("inf"), D("-inf"), D("nan"), D("sNaN"), D("9.999999999999999999999999999"), D("1e999999"), D("1e-999999"), 3, -4]
for op in ops:
    print(op.__name__)
    for a in vals:
        for b in vals:
            if isinstance(a, int) and isinstance(b, int):
                continue
            try:
                print(op(a, b), end=" ")
            except Exception as e:
                print(type(e).__name__, e, end=" ")
        print()
for other in (1.5, "1", None, 1j, 1 + 0j, Fraction(1, 2), Fraction(5, 2), True, 10**40, float("inf"), float("nan")):
    for op in (operator.add, operator.eq, operator.lt, operator.ge):
        show(lambda: op(D("2.5"), other))
        show(lambda: op(other, D("2.5")))
print(sorted([D("3"), D("-1"), D("1e-5"), 2, 0.5]), max(D(1), 2), sum([D("0.1")] * 3), sum([D("0.1")] * 10) == 1)
for x in ["0", "-0", "1", "-1.5", "2.5", "123.456", "1e10", "1e-10", "999999", "1e28", "12345678901234567890123456789012345.5", "inf", "-inf", "nan", "-nan12", "sNaN3"]:
    d = D(x)
    print(x)
    for f in (repr, str, lambda d: +d, lambda d: -d, abs, bool, int, float, hash if "nan" not in x.lower() else str, round, lambda d: round(d, 1), lambda d: round(d, -1), math.floor, math.ceil, math.trunc, complex, lambda d: d.as_tuple(), lambda d: d.as_integer_ratio(), lambda d: d.adjusted(), lambda d: d.to_eng_string(),
              lambda d: d.normalize(), lambda d: d.number_class(), lambda d: d.sqrt(), lambda d: d.exp(), lambda d: d.ln(), lambda d: d.log10(), lambda d: d.logb(), lambda d: d.next_plus(), lambda d: d.next_minus(), lambda d: d.to_integral_value(), lambda d: d.to_integral_exact(), lambda d: d.to_integral(ROUND_UP), lambda d: d.canonical(), lambda d: d.conjugate(), lambda d: d.copy_abs(), lambda d: d.copy_negate(),
              lambda d: d.radix(), lambda d: d.logical_invert(), lambda d: [d.is_canonical(), d.is_finite(), d.is_infinite(), d.is_nan(), d.is_qnan(), d.is_snan(), d.is_signed(), d.is_zero(), d.is_normal(), d.is_subnormal()], lambda d: d.real, lambda d: d.imag, lambda d: d.__reduce__(), lambda d: copy.copy(d) is d, lambda d: copy.deepcopy(d) is d):
        try:
            print(f(d), end="; ")
        except Exception as e:
            print(type(e).__name__, e, end="; ")
    print()
pairs = [("1", "2"), ("-3", "2.50"), ("1.00", "1"), ("10101", "1100"), ("7", "0"), ("1e5", "3"), ("nan", "1"), ("sNaN", "1"), ("inf", "-inf"), ("2.17", "0.001"), ("2.17", "1e+2"), ("-0.1", "1"), ("123456789", "-3"), ("1e999999", "1e-5"), ("5", "28"), ("0", "-0")]
for name in ["compare", "compare_signal", "compare_total", "compare_total_mag", "max", "max_mag", "min", "min_mag", "next_toward", "remainder_near", "rotate", "shift", "scaleb", "logical_and", "logical_or", "logical_xor", "quantize", "same_quantum", "copy_sign"]:
    print(name)
    for a, b in pairs:
        try:
            print(getattr(D(a), name)(D(b)), end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
        try:
            print(getattr(Context(prec=5, traps=[]), name)(D(a), D(b)), end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print()
for mode in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    c = Context(prec=3, rounding=mode)
    print(mode, [str(c.create_decimal(s)) for s in ("1.234", "1.235", "1.236", "1.245", "-1.235", "-1.245", "1.2350001", "9.995", "1.201", "1.251", "12349", "-9999", "0.00012345")], [str(D(s).quantize(D("1"), mode)) for s in ("0.5", "1.5", "2.5", "-0.5", "-2.5", "2.4", "2.6", "5.1", "-5.1")], c.flags[Inexact], c.flags[Rounded], c.flags[Subnormal])
c = Context(prec=5, Emax=10, Emin=-10, traps=[])
for s in ("1e11", "9.99999e10", "-1e11", "1e-11", "1.23456e-12", "1e-15", "1e-16", "1e-20", "0e-30", "0e30", "1.0000e-10", "9.99999e-11"):
    c.clear_flags()
    print(c.create_decimal(s), c, [s.__name__ for s, on in c.flags.items() if on])
for n in ("1", "2", "0.5", "10", "-1", "100", "1e-10", "3.14159", "0.001", "1e-50", "1.0000000001", "700", "-700", "12345.678", "1e5", "0.99999999999999999999999999999"):
    for prec in (5, 28, 60):
        cc = Context(prec=prec, traps=[])
        print(n, prec, cc.exp(D(n)), cc.ln(D(n)), cc.log10(D(n)), cc.sqrt(D(n)))
for a, b in [("2", "10"), ("2", "-1"), ("2", "0.5"), ("10", "-5"), ("1.1", "100"), ("-2", "3"), ("-2", "0.5"), ("0", "0"), ("0", "3"), ("0", "-3"), ("-0", "3"), ("-0", "-3"), ("1", "0.5"), ("1.00", "5"), ("1.00", "1e50"), ("inf", "2"), ("-inf", "3"), ("-inf", "0.5"), ("2", "inf"), ("0.5", "inf"), ("1", "inf"), ("2", "-inf"), ("-2", "inf"), ("1e1000", "1e1000"), ("1e-1000", "1e1000"), ("7", "1000"), ("1.5", "2.5"), ("9", "0.5"), ("3", "50"), ("1.0001", "12345"), ("-1", "5"), ("-1", "1e30"), ("nan", "0")]:
    show(lambda: D(a) ** D(b))
for args in [(2, 10, 7), (3, 5, 0), (-3, 5, 7), (2, -1, 7), (2, 1.5, 7), (0, 0, 5), (10, 20, 1), (2, 3, D("1.5")), (D(10), 3, 4)]:
    show(lambda: pow(D(args[0]), *args[1:]))
    show(lambda: getcontext().power(D(args[0]), *args[1:]))
for s in ("", "f", ".2f", ".0f", "e", ".3e", "g", ".3g", ".10g", "%", ".1%", "n", "10", "<10", "^10", "010", "+", " ", ",", ",.2f", "020,.3f", "*>12.2f", "x<8", "=+10", "E", "G", "z.1f", ".30f", "x", "d", ".f", "_", "0<10", "08.1f", ".0e", "F", "s", "1.1.1", "5.1%"):
    print(repr(s), end=" ")
    for v in ("1234567.891", "-0.00001234", "0", "1e20", "-0.04", "inf", "nan", "5", "0e5", "0.000", "1E-8", "99.95"):
        try:
            print("[" + format(D(v), s) + "]", end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print()
print(f"{D('3.14159'):.2f}", "{:>8}".format(D("1.5")), "%s %d %.1f" % (D("2.7"), D("2.7"), D("2.75")))
show(lambda: D(1).__format__(5))
show(lambda: D.from_float(0.1))
show(lambda: D.from_float(3))
show(lambda: D.from_float("x"))
show(lambda: hash(D("0.5")) == hash(0.5) == hash(Fraction(1, 2)))
show(lambda: hash(D(10**50)) == hash(10**50))
show(lambda: hash(D("inf")) == hash(float("inf")))
show(lambda: {D("1.0"): "x"}[1])
show(lambda: D("1.1") == 1.1)
show(lambda: D(0.1) == 0.1)
show(lambda: D(3).fma(2, 5))
show(lambda: D(3).fma(D("inf"), D("-inf")))
show(lambda: D("1").compare("x"))
show(lambda: D("1").quantize(D("1e-30")))
show(lambda: D("1").quantize("x"))
show(lambda: D("1.5").quantize(D(1), rounding="foo"))
show(lambda: D("1.5").quantize(D(1), rounding=5))
show(lambda: D(1).sqrt(5))
show(lambda: D(1).foo)
show(lambda: setattr(D(1), "x", 1))
show(lambda: D(1) + D(2) if False else D("1e1000000000"))


class Money(Decimal):
    def cents(self):
        return int(self * 100)


m = Money("1.25")
print(repr(m), m, m.cents(), type(m + 1), type(Money.from_float(0.5)), type(+m), Money(m) is m, type(Money(m)), D(m) is m, type(D(m)), m == D("1.25"), isinstance(m, Decimal))
print(sorted(n for n in dir(D) if not n.startswith("_")))
