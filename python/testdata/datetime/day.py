from datetime import date, datetime, timedelta
import copy


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


d = date(2024, 2, 29)
print(repr(d), d, d.year, d.month, d.day, d.toordinal(), d.weekday(), d.isoweekday(), d.isocalendar(), tuple(d.isocalendar()), d.isocalendar().week)
print(d.isoformat(), d.ctime(), d.timetuple(), date.min, date.max, date.resolution)
for args, kw in [((), {}), ((2024,), {}), ((2024, 1), {}), ((2024, 1, 1, 1), {}), ((0, 1, 1), {}), ((10000, 1, 1), {}), ((2024, 0, 1), {}), ((2024, 13, 1), {}),
                 ((2024, 2, 30), {}), ((2023, 2, 29), {}), ((1900, 2, 29), {}), ((2000, 2, 29), {}), ((2024, 4, 31), {}), (("2024", 1, 1), {}), ((2024.0, 1, 1), {}),
                 ((), dict(year=2024, month=5, day=6)), ((2024,), dict(year=3, month=1, day=1)), ((2024, 1), dict(dday=1)), ((2024, 1, 1), dict(foo=1)), ((10**10, 1, 1), {}), ((10**30, 1, 1), {}),
                 ((-10**10, 1, 1), {}), ((True, True, True), {}), ((None, 1, 1), {}), (("abcd",), {}), ((b"\x07\xe8\x02\x1d",), {}), ((b"\x07\xe8\x0d\x1d",), {}), ((b"abc",), {})]:
    show(lambda: date(*args, **kw))
for n in (1, 2, 59, 60, 365, 366, 1461, 36524, 36525, 146097, 146098, 719163, 730120, 738000, 3652058, 3652059):
    e = date.fromordinal(n)
    print(n, e, e.toordinal() == n, e.weekday(), e.isocalendar()[:], e.timetuple().tm_yday)
for n in (0, -1, 3652060, 10**10, "x", 1.5):
    show(lambda: date.fromordinal(n))
good = all(date.fromordinal(n).toordinal() == n for n in range(1, 3652060, 1009))
print(good)
for y in range(1995, 2012):
    print(y, [date(y, m, dd).isocalendar()[:2] for m, dd in ((1, 1), (1, 4), (12, 28), (12, 31))], end=" ")
print()
for args in [(2004, 1, 1), (2004, 53, 7), (2005, 53, 1), (2020, 53, 5), (2024, 0, 1), (2024, 1, 0), (2024, 1, 8), (0, 1, 1), (9999, 52, 7), (10000, 1, 1), (1, 1, 1), (2024, "1", 1), (9999, 52, 5), (10**20, 1, 1)]:
    show(lambda: date.fromisocalendar(*args))
show(lambda: date.fromisocalendar(year=2024, week=9, day=4))
for s in ("2024-02-29", "20240229", "2024-W09-4", "2024W094", "2024-W09", "2024W09", "2024-2-29", "2024-02-30", "2024-13-01", "", "2024", "2024-02", "2024-0229", "202402-29",
          "2024-W54-1", "2024-W00-1", "2024-W01-0", "2024-W01-8", "2024W9", "２０２４-02-29", "2024-02-29 ", " 2024-02-29", "2024-02-29T", "0000-01-01", "9999-12-31", "2024-060", "2024/02/29", "2024-W094", "2024W09-4", "20\ud80024-1"):
    show(lambda: date.fromisoformat(s))
for s in (1, None, b"2024-01-01"):
    show(lambda: date.fromisoformat(s))
print(d + timedelta(1), timedelta(1) + d, d - timedelta(366), d - date(2000, 1, 1), d + timedelta(hours=23), d - timedelta(hours=1), d + timedelta(days=1, hours=25))
for f in (lambda: d + 1, lambda: d - 1, lambda: 1 - d, lambda: d + d, lambda: date.max + timedelta(1), lambda: date.min - timedelta(1), lambda: d < 1, lambda: d == 1, lambda: d < datetime(2024, 1, 1),
          lambda: d == datetime(2024, 2, 29), lambda: datetime(2024, 2, 29) == d, lambda: d - datetime(2024, 1, 1), lambda: datetime(2024, 1, 1) - d, lambda: d != datetime(2024, 2, 29), lambda: d > datetime(2024, 2, 29), lambda: datetime(2024, 2, 29) > d,
          lambda: d.replace(year=2023), lambda: d.replace(2020), lambda: d.replace(day=1), lambda: d.replace(month=3, day=31), lambda: d.replace(foo=1), lambda: copy.replace(d, year=2028), lambda: d.replace(year="x"),
          lambda: d.replace(2020, 1, 2, 3), lambda: copy.copy(d) is d, lambda: copy.deepcopy(d) == d, lambda: d.__reduce__(), lambda: hash(d) == hash(date(2024, 2, 29)), lambda: {d: 1}[date(2024, 2, 29)],
          lambda: setattr(d, "year", 1), lambda: date.year, lambda: d.isoformat(1), lambda: d.isocalendar() == (2024, 9, 4), lambda: d.isocalendar() > (2024, 9, 3)):
    show(f)
print(sorted([date(2024, 3, 1), date(2023, 5, 5), date(2024, 2, 28)]), d < date(2024, 3, 1), d <= d, d > d, d >= d, d == date(2024, 2, 29), d != d)
for spec in ("%Y-%m-%d", "%a %A %b %B %d %j %U %w %W %y %G %V %u", "%H:%M:%S %f %z %Z|%:z", "%%", "%", "x%", "%D %e %h %n %t", "%c", "%x", "%X", "", "é%Yü", "%-d", "%s"[:0]):
    show(lambda: d.strftime(spec))
    show(lambda: format(d, spec))
show(lambda: d.strftime(5))
show(lambda: d.strftime())
show(lambda: d.strftime(format="%Y"))
show(lambda: d.__format__(5))
for y in (1, 99, 999, 1000):
    print(date(y, 1, 2).strftime("%Y|%G|%y|%C|%F"), date(y, 1, 2).isoformat(), str(date(y, 1, 2)))


class Day(date):
    def __new__(cls, *args, label="none"):
        self = super().__new__(cls, *args)
        self.label = label
        return self

    def isoformat(self):
        return "Day " + super().isoformat()


day = Day(2024, 5, 6, label="hi")
print(repr(day), day, day.label, type(day + timedelta(1)), (day + timedelta(1)).label, type(day.replace(day=7)), type(Day.fromordinal(5)), type(Day.fromisoformat("2024-01-01")), Day.max, type(Day.max), type(day - timedelta(1)), day - date(2024, 1, 1))
print(day == date(2024, 5, 6), hash(day) == hash(date(2024, 5, 6)), day.__reduce__(), copy.copy(day).label if False else "", Day.fromisocalendar(2024, 1, 1), f"{day}", f"{day:%d}")
show(lambda: date.fromtimestamp("x"))
show(lambda: date.fromtimestamp(float("nan")))
print(issubclass(datetime, date), isinstance(datetime(2024, 1, 1), date), date.__name__, date.__module__, date.__qualname__, date)
match d:
    case date(year=2024, month=m):
        print("matched", m)
