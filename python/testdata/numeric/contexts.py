import decimal, copy, numbers
from decimal import *


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


D = Decimal
print(getcontext())
print(DefaultContext, BasicContext, ExtendedContext, sep="\n")
print(decimal.MAX_PREC, decimal.MAX_EMAX, decimal.MIN_EMIN, decimal.MIN_ETINY, decimal.HAVE_THREADS)
for kw in [{}, dict(prec=5), dict(prec=0), dict(prec="x"), dict(prec=10**18), dict(rounding=ROUND_UP), dict(rounding="UP"), dict(rounding=3), dict(Emin=-5, Emax=5), dict(Emin=5), dict(Emax=-5), dict(capitals=0), dict(capitals=2), dict(clamp=1), dict(clamp=5), dict(flags=[Inexact]), dict(traps=[Inexact, Overflow]), dict(traps=[1]), dict(flags=5), dict(prec=None), dict(traps=[]), dict(prec=1.5)]:
    show(lambda: Context(**kw))
c = Context(prec=4)
print(c.flags, c.traps)
print(c.flags == c.flags, c.flags == c.traps, len(c.flags), list(c.flags), list(c.flags.items())[:2], Inexact in c.flags, c.flags.get(Inexact), c.flags.copy() == c.flags)
c.divide(D(1), D(3))
print(c, c.flags[Inexact], c.flags[Rounded])
c.clear_flags()
print(c)
c.flags[Inexact] = True
c.traps[Inexact] = 1
print(c)
show(lambda: c.divide(1, 3))
c.clear_traps()
print(c.divide(1, 0), c.divide(0, 0), c.sqrt(-1), c)
for f in (lambda: c.flags[5], lambda: c.flags.__setitem__("x", 1), lambda: c.flags.__delitem__(Inexact), lambda: setattr(c, "flags", 5), lambda: setattr(c, "flags", {}), lambda: setattr(c, "prec", 0), lambda: delattr(c, "prec"), lambda: c.foo, lambda: setattr(c, "traps", Context().traps),
          lambda: c.Etiny(), lambda: c.Etop(), lambda: c.radix(), lambda: c.copy(), lambda: copy.copy(c), lambda: c.__reduce__(), lambda: c.create_decimal("1.23456"), lambda: c.create_decimal(" 1"), lambda: c.create_decimal("1_0"), lambda: c.create_decimal(), lambda: c.create_decimal(123456), lambda: c.create_decimal_from_float(0.1), lambda: c.create_decimal_from_float("x"), lambda: c.create_decimal(0.1),
          lambda: c.add(1, 2), lambda: c.add(1, "2"), lambda: c.add(1.5, 2), lambda: c.abs(-5), lambda: c.minus(3), lambda: c.plus("1"), lambda: c.divmod(7, 2), lambda: c.divide_int(7, 2), lambda: c.remainder(7, 2), lambda: c.fma(2, 3, 4), lambda: c.to_sci_string(D("1e5")), lambda: c.to_eng_string(D("1e5")), lambda: c.number_class(5), lambda: c.is_nan(D("nan")), lambda: c.same_quantum(1, 2), lambda: c.copy_sign(1, -2), lambda: c.power(2, 3), lambda: c.power(a=2, b=3), lambda: c.quantize(D("1.2345"), D("0.01")), lambda: c.is_zero("x")):
    show(f)
setcontext(Context(prec=6))
print(getcontext(), D(1) / 3)
with localcontext() as ctx:
    ctx.prec = 3
    print(D(1) / 3, getcontext() is ctx)
    with localcontext(prec=10, rounding=ROUND_DOWN) as inner:
        print(D(2) / 3)
    print(D(2) / 3)
print(D(2) / 3)
with localcontext(Context(prec=2)):
    print(D(2) / 3)
show(lambda: localcontext(5))
show(lambda: localcontext(foo=1))
show(lambda: setcontext(5))
setcontext(ExtendedContext)
print(getcontext() is ExtendedContext, getcontext().prec, D(1) / 0)
setcontext(DefaultContext)
for f in (lambda: D(1) / 0, lambda: D(0) / 0, lambda: D("inf") - D("inf"), lambda: D("1e999999") * 10, lambda: D("x"), lambda: D(-1).sqrt(), lambda: D("sNaN") + 1, lambda: D(1) // 0, lambda: D(1) % 0, lambda: D("1e50") // 1, lambda: divmod(D(1), 0), lambda: D(0) ** 0, lambda: D("1e60").quantize(D("1e-30"))):
    show(f)
    try:
        f()
    except Exception as e:
        print(e.args, isinstance(e, ZeroDivisionError), isinstance(e, ArithmeticError), type(e).__mro__)
getcontext().traps[FloatOperation] = True
for f in (lambda: D(1.5), lambda: D(1) < 1.5, lambda: D(1) == 1.5, lambda: D(1) + 1, lambda: getcontext().create_decimal(1.5), lambda: D.from_float(1.5)):
    show(f)
getcontext().traps[FloatOperation] = False
getcontext().traps[Inexact] = True
show(lambda: D(1) / 3)
getcontext().traps[Rounded] = True
show(lambda: D(1) / 3)
getcontext().traps = ExtendedContext.traps
getcontext().capitals = 0
print(D("1e100"), repr(D("1E-20")), format(D("1E50"), "g"), D("1E50").to_eng_string())
getcontext().capitals = 1
getcontext().Emax, getcontext().clamp = 30, 1
print(+D("1e30"), getcontext().clamp, getcontext().Emax)
print([(s.__name__, [b.__name__ for b in s.__mro__]) for s in (DecimalException, Clamped, InvalidOperation, DivisionByZero, Inexact, Rounded, Subnormal, Overflow, Underflow, FloatOperation)])
print(isinstance(D(1), numbers.Number), isinstance(D(1), numbers.Real), D.__module__, Context.__module__, InvalidOperation.__module__)
print(sorted(n for n in dir(decimal) if not n.startswith("_") and n[0].isupper()))
