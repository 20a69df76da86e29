from datetime import timedelta, date, datetime
import datetime as mod
import copy


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for args, kw in [
    ((), {}), ((1,), {}), ((1, 2, 3), {}), ((-1,), {}), ((0, -1), {}), ((0, 0, -1), {}), ((1.5,), {}), ((0, 1e-6), {}),
    ((), dict(weeks=1, hours=2, minutes=3, milliseconds=4)), ((), dict(hours=25.25)), ((), dict(microseconds=0.5)),
    ((), dict(microseconds=1.5)), ((), dict(microseconds=2.5)), ((), dict(seconds=1e20)), ((), dict(days=10**9)),
    ((), dict(days=10**30)), ((999999999, 86399, 999999), {}), ((-999999999,), {}), ((), dict(days=float("nan"))),
    ((), dict(days=float("inf"))), (("1",), {}), ((None,), {}), ((), dict(foo=1)), ((1,), dict(days=2)),
    ((1, 2, 3, 4, 5, 6, 7, 8), {}), ((True,), {}), ((), dict(seconds=86400 * 10**9 - 1)), ((), dict(milliseconds=0.0005)),
    ((), dict(milliseconds=-0.0015, microseconds=0.5)), ((), dict(weeks=-0.1, days=0.1)), ((1e-9,), {}),
]:
    show(lambda: timedelta(*args, **kw))

a, b = timedelta(days=3, seconds=5, microseconds=7), timedelta(hours=7, microseconds=1)
for x in (a, b, -a, +a, abs(-a), a + b, a - b, b - a, a * 3, 3 * a, a * -1, a * 0.5, 1.5 * a, a / 2, a / 2.5, a // 7, a // b, a % b, divmod(a, b), a / b,
          -a // b, -a % b, divmod(-a, b), divmod(a, -b), timedelta(microseconds=5) / 2, timedelta(microseconds=7) / 2, timedelta(microseconds=-5) / 2,
          timedelta(1) * 10**6, timedelta(microseconds=1) * 10**18, timedelta.max - timedelta(1), timedelta(microseconds=3) // -2, timedelta(5) // 2):
    print(repr(x), str(x))
for f in (lambda: a / 0, lambda: a // 0, lambda: a // timedelta(), lambda: a % timedelta(), lambda: divmod(a, timedelta()), lambda: a / timedelta(),
          lambda: a / 0.0, lambda: a * "x", lambda: a + 1, lambda: 1 - a, lambda: a % 2, lambda: 2 / a, lambda: a // 1.5, lambda: divmod(a, 2), lambda: divmod(2, a),
          lambda: timedelta.max + timedelta(1), lambda: -timedelta.max, lambda: timedelta.min - timedelta(1), lambda: a * float("inf"), lambda: a * float("nan"),
          lambda: timedelta.max * 2, lambda: timedelta.max * 10**20, lambda: timedelta.max * 1e300, lambda: a < 1, lambda: a == 1, lambda: a != None,
          lambda: sorted([a, b, -a]), lambda: sum([a, b], timedelta()), lambda: round(a), lambda: int(a), lambda: float(a)):
    show(f)
print(timedelta.min, timedelta.max, timedelta.resolution)
for x in (a, timedelta.min, timedelta.max, timedelta(microseconds=1), timedelta(0), timedelta(1, 2, 345678)):
    print(x.total_seconds(), x.days, x.seconds, x.microseconds, bool(x), x.__reduce__(), copy.copy(x) == x, copy.deepcopy(x) == x, hash(x) == hash(timedelta(x.days, x.seconds, x.microseconds)))
print(a < b, a <= a, a > b, a >= b, a == timedelta(3, 5, 7), a != b)
show(lambda: setattr(a, "days", 4))
show(lambda: a.foo)


class Sub(timedelta):
    def extra(self):
        return self.days * 2


s = Sub(4, hours=3)
print(repr(s), s, s.extra(), type(s + a), type(-s), type(s * 2), type(abs(s)), isinstance(s, timedelta), s == timedelta(4, 10800), repr(Sub()))
s.note = "own"
print(s.note, s.__reduce__()[1])


class Odd(timedelta):
    def __new__(cls, n):
        return super().__new__(cls, days=n)


print(Odd(3), repr(Odd(3)))
print([str(timedelta(seconds=n)) for n in (0, 1, 59, 60, 3599, 3600, 86399, 86400, -1, -86400, 10**6)])
print(mod.__all__ if False else sorted(mod.__all__), mod.MINYEAR, mod.MAXYEAR, mod.UTC)
print(f"{a}", format(a), "%s" % b)
for x in (1, 3.7, 10**5, -5):
    print(timedelta(days=x) // timedelta(hours=1), timedelta(days=x) % timedelta(hours=7))
