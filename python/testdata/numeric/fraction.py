from fractions import Fraction as F
import fractions, numbers, math, copy, operator


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for args in [(), (3,), (6, 4), (-6, 4), (6, -4), (0, 5), (5, 0), (0, 0), (1.5,), (0.1,), (F(1, 3),), (F(1, 3), F(2, 5)), (True,), (1, True), ("3/4",), (" -3/4 ",), ("1.5",), ("-1.5e3",), ("1e-3",), (".5",), ("5.",), ("1_000/3",), ("1__0",), ("3/ 4",), ("3 / 4",), ("3/-4",), ("+7",), ("",), ("a",), ("1/0",), ("1.5/2",), ("e5",), (".",), ("1e",), ("1e5.5",), ("١/٢",), ("1 2",),
             (1.5, 2), ("1", 2), (1j,), (None,), (float("inf"),), (float("nan"),), ([],), (1, 2, 3)]:
    show(lambda: F(*args))
show(lambda: F(numerator=3, denominator=9))
show(lambda: F(foo=3))
a, b = F(3, 4), F(-5, 6)
for op in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, pow, operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge):
    print(op.__name__)
    for x, y in [(a, b), (b, a), (a, 2), (2, a), (a, 0.5), (0.5, a), (a, 1j), (1j, a), (a, "x"), ("x", a), (a, None), (a, 0), (0, a), (a, F(0)), (F(0), F(-2)), (F(4), F(1, 2)), (F(2), -3), (F(-2, 3), -3), (F(-2), F(1, 2)), (2, F(3)), (2, F(-3)), (2.0, F(3)), (F(0), -1), (a, float("nan")), (a, float("inf")), (True, a)]:
        show(lambda: op(x, y))
for x in (a, b, F(7, 2), F(-7, 2), F(5, 2), F(3), F(0), F(10**30, 7)):
    print(x, repr(x), +x, -x, abs(x), int(x), float(x), bool(x), math.floor(x), math.ceil(x), math.trunc(x), round(x), round(x, 1), round(x, -1), x.numerator, x.denominator, x.is_integer(), x.as_integer_ratio(), complex(x), x.real, x.imag, x.conjugate(), x.__reduce__(), copy.copy(x) is x, copy.deepcopy(x) == x)
print(hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), hash(F(-1)), hash(F(1, 3)), hash(F(1, 2**61 - 1)), hash(F(-7, 3)), {F(1, 2): 1}[0.5])
print([str(F(math.pi).limit_denominator(n)) for n in (1, 7, 10, 100, 113, 1000, 10**6)], F(1, 3).limit_denominator(2), F(-7, 5).limit_denominator(3), F(3, 2).limit_denominator(1))
show(lambda: F(1, 2).limit_denominator(0))
for f in (lambda: F.from_float(0.5), lambda: F.from_float(3), lambda: F.from_float("x"), lambda: F.from_float(float("nan")), lambda: setattr(a, "numerator", 3), lambda: a.foo, lambda: sum([F(1, 2), F(1, 3)]), lambda: max(a, b), lambda: sorted([a, b, F(0)]), lambda: math.sqrt(F(1, 4)), lambda: F(1, 2) in [0.5], lambda: math.fsum([F(1, 2)] * 3), lambda: F(1, 3) < F(1, 2) < 1):
    show(f)
for spec in ("", "10", "<10", ">10", "^10", "=10", "*^12", "+", " ", "-", "#", ",", "_", ".2f", ".0f", "#.0f", "+.3f", "010.2f", ",.2f", "_.2f", "012,.2f", ".3e", ".2E", ".3g", "g", "G", "#.3g", ".10g", "%", ".1%", "z.1f", "e", ".f", "x", "d", "010", "*<010.2f", "s", "1000000000000.f", "15.4f", "*=15.4f", ".0g", ".0e", "#.0e"):
    for x in (F(3, 4), F(-12345678, 7), F(0), F(-1, 1000), F(5), F(10**12, 3)):
        show(lambda: format(x, spec))


class G(F):
    pass


print(repr(G(1, 2)), type(G(1, 2) + 1), type(-G(1, 2)), copy.copy(G(1, 2)), type(copy.copy(G(1, 2))), G.from_float(0.5), type(G.from_float(0.5)))
for t in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral):
    print(t.__name__, [isinstance(v, t) for v in (1, True, 1.0, 1j, a, "1")], sorted(t.__abstractmethods__))
show(lambda: numbers.Integral())


class My(numbers.Rational):
    numerator, denominator = 1, 4
    __abs__ = __add__ = __ceil__ = __eq__ = __floor__ = __floordiv__ = __le__ = __lt__ = __mod__ = __mul__ = __neg__ = __pos__ = __pow__ = __radd__ = __rfloordiv__ = __rmod__ = __rmul__ = __round__ = __rpow__ = __rtruediv__ = __truediv__ = __trunc__ = lambda *a: 5


m = My()
print(float(m), F(m), F(m, 3), bool(m) is True, m.imag, m.real, m - 1, 1 - m, divmod(m, 2), complex(m), a == m if False else "", F(1, 2).__add__("x"), F(1, 4) + 1)
