from datetime import datetime, date, time, timedelta, timezone, tzinfo, UTC
import copy


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Zone(tzinfo):
    "A zone with summer time from April to October."

    def __init__(self, hours, name):
        self.off, self.name = timedelta(hours=hours), name

    def __repr__(self):
        return f"Zone({self.name})"

    def utcoffset(self, dt):
        return self.off + self.dst(dt)

    def dst(self, dt):
        if dt is None:
            return timedelta(0)
        start, end = datetime(dt.year, 4, 1, 2), datetime(dt.year, 10, 1, 2)
        n = dt.replace(tzinfo=None, fold=0)
        if start <= n < end - timedelta(hours=1):
            return timedelta(hours=1)
        if end - timedelta(hours=1) <= n < end:
            return timedelta(0) if dt.fold else timedelta(hours=1)
        return timedelta(0)

    def tzname(self, dt):
        return self.name + ("S" if self.dst(dt) else "W")


z = Zone(2, "T")
dt = datetime(2024, 2, 29, 13, 4, 5, 678901)
print(repr(dt), dt, dt.date(), dt.time(), dt.timetz(), dt.tzinfo, dt.fold, datetime.min, datetime.max, datetime.resolution)
print(dt.isoformat(), dt.isoformat(" "), dt.isoformat(sep="x", timespec="hours"), dt.isoformat("é"), dt.ctime(), dt.timetuple(), dt.utctimetuple(), dt.toordinal(), dt.weekday(), dt.isocalendar())
for args, kw in [((), {}), ((2024,), {}), ((2024, 1), {}), ((2024, 1, 1), {}), ((2024, 1, 1, 24), {}), ((2024, 1, 1, 0, 60), {}), ((2024, 1, 1, 0, 0, 60), {}), ((2024, 1, 1, 0, 0, 0, 10**6), {}), ((2024, 1, 32), {}), ((0, 1, 1), {}),
                 ((2024, 1, 1, 1, 1, 1, 1, UTC), {}), ((2024, 1, 1), dict(tzinfo="x")), ((2024, 1, 1), dict(fold=1)), ((2024, 1, 1), dict(fold=5)), ((2024, 1, 1, 1, 1, 1, 1, None, 1), {}), ((2024, 1, 1, 1, 1, 1, 1, None, 1, 1), {}), ((2024, "1", 1), {}), ((2024, 1.0, 1), {}),
                 ((), dict(year=1, month=2, day=3, hour=4)), ((1, 2, 3), dict(month=2)), ((1, 2, 3), dict(x=2)), ((b"\x07\xe8\x02\x1d\x01\x02\x03\x00\x00\x04",), {}), ((b"\x07\xe8\x82\x1d\x01\x02\x03\x00\x00\x04", UTC), {}), ((b"\x07\xe8\x82\x1d\x01\x02\x03\x00\x00\x04", 5), {})]:
    show(lambda: datetime(*args, **kw))
texts = ("2024-02-29", "20240229", "2024-02-29T13:04:05", "2024-02-29 13:04:05.678901", "2024-02-29T13:04:05Z", "2024-02-29T13:04:05+01:00", "20240229T130405", "2024-W09-4T13:04", "2024W094T1304", "2024-W09T13", "2024W09T13", "2024-02-29T", "2024-02-29T13:04:05.1", "2024-02-29x13:04",
         "2024-02-29é13:04", "2024-02-2913:04", "2024-02-29T25:00", "2024-02-30T00:00", "", "2024", "2024-02", "2024-02-29T1", "2024-02-29T13:04:05.678901-05:30:15.5", "2024-02-29T13:04:05-00:00", "2024-02-29T24:00:00", "202402291304", 
         "2024-02-29T13:04:05+25:00", "2024-02-29T13:04:05,5", "2024-02-29-13:04", "2024-W09-13:04", "2024-W09-4-13:04", "2024W09-13", "2024W0941304", "20240229-1304", "2024-02-29TT13", "2024-02-29T13:04:05ZZ", "2024-02-29\ud80013:04", "2024-02-29\U0001f60013:04", "0001-01-01T00:00", "9999-12-31T23:59:59.999999")
for s in texts:
    show(lambda: datetime.fromisoformat(s))
for s in (None, 5, b"2024-02-29"):
    show(lambda: datetime.fromisoformat(s))
print(dt + timedelta(hours=11), dt - timedelta(microseconds=678902), timedelta(1) + dt, dt - datetime(2024, 1, 1), datetime(2024, 1, 1) - dt, dt - timedelta(days=-1))
aware = dt.replace(tzinfo=z)
other = datetime(2024, 2, 29, 11, 4, 5, 678901, tzinfo=UTC)
for f in (lambda: dt + 1, lambda: 1 + dt, lambda: dt - 1, lambda: dt + dt, lambda: datetime.max + timedelta(microseconds=1), lambda: datetime.min - timedelta(microseconds=1), lambda: dt < 5, lambda: dt == 5, lambda: dt < aware, lambda: dt == aware, lambda: dt != aware, lambda: dt - aware, lambda: aware - dt,
          lambda: aware == other, lambda: aware < other, lambda: aware - other, lambda: hash(aware) == hash(other), lambda: aware.astimezone(UTC), lambda: aware.astimezone(Zone(-5, "E")), lambda: other.astimezone(z), lambda: aware.astimezone(z) is aware, lambda: aware.astimezone(5), lambda: aware.utcoffset(), lambda: aware.dst(), lambda: aware.tzname(),
          lambda: aware.timestamp(), lambda: aware.utctimetuple(), lambda: aware.timetuple(), lambda: aware.timetz(), lambda: aware.time(), lambda: aware.isoformat(), lambda: str(aware), lambda: aware.replace(tzinfo=None), lambda: aware.replace(year=1), lambda: dt.replace(month=13), lambda: dt.replace(fold=1), lambda: dt.replace(1, 2, 3, 4, 5, 6, 7, UTC), lambda: dt.replace(x=1), lambda: dt.replace(tzinfo=4),
          lambda: copy.replace(dt, hour=0), lambda: copy.copy(aware) == aware, lambda: copy.deepcopy(dt) == dt, lambda: dt.__reduce__(), lambda: dt.replace(fold=1).__reduce_ex__(4), lambda: dt.replace(fold=1).__reduce_ex__(3), lambda: other.__reduce__(), lambda: hash(dt) == hash(dt.replace(fold=1)),
          lambda: datetime.combine(date(2024, 1, 2), time(3, 4)), lambda: datetime.combine(date(2024, 1, 2), time(3, 4, tzinfo=UTC)), lambda: datetime.combine(date(2024, 1, 2), time(3, 4, tzinfo=UTC), tzinfo=None), lambda: datetime.combine(dt, time(1, fold=1)), lambda: datetime.combine(1, 2), lambda: datetime.combine(dt, 2), lambda: datetime.combine(date.min, time(), 5), lambda: datetime.combine(date=date.max, time=time.max, tzinfo=z),
          lambda: dt.isoformat("xx"), lambda: dt.isoformat(5), lambda: dt.isoformat(timespec="foo"), lambda: dt.utcoffset(), lambda: dt.tzname(), lambda: datetime.fromordinal(738000), lambda: datetime.fromisocalendar(2024, 9, 4)):
    show(f)
for ts in (0, 1, -1, 1.5, 1e9, 1709211845.678901, -0.000001, 0.9999995, 1.0000005, 253402300799, 253402300800, -62135596800, -62135596801, 1e20, 10**30, float("nan"), float("inf"), "x", None, 1709211845.6789015):
    show(lambda: datetime.fromtimestamp(ts, UTC))
    show(lambda: datetime.fromtimestamp(ts, tz=timezone(timedelta(hours=-3))))
show(lambda: datetime.fromtimestamp(0, 5))
for d in (datetime(1970, 1, 1, tzinfo=UTC), datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC), datetime(2024, 2, 29, 1, 2, 3, 4, z)):
    print(d.timestamp(), datetime.fromtimestamp(1709211845, z))
# fold and the zone's ends
for m in (0, 30, 59):
    for fold in (0, 1):
        e = datetime(2024, 10, 1, 1, m, fold=fold, tzinfo=z)
        u = e.astimezone(UTC)
        print(e, e.fold, u, u.astimezone(z), u.astimezone(z).fold, e == u, hash(e) == hash(u), e.tzname())
x, y = datetime(2024, 10, 1, 1, 30, tzinfo=z), datetime(2024, 10, 1, 1, 30, fold=1, tzinfo=z)
print(x == y, x < y, y - x, x.timestamp(), y.timestamp(), x.astimezone(UTC) == x, [u.astimezone(z).isoformat() for u in (datetime(2024, 9, 30, 22, 30, tzinfo=UTC) + timedelta(minutes=30 * k) for k in range(5))])
for spec in ("%Y-%m-%dT%H:%M:%S.%f%z", "%a, %d %b %Y %I:%M:%S %p %Z", "%j %U %W %G-W%V-%u %w %y %C", "%:z|%%z|%%:z|%", "%c|%x|%X|%D|%F|%T|%R|%r|%h|%e|%k|%l|%n", "é %Y", "%f" * 3, "%-d %_d %^a", "%Q %E %", "%s" * 0):
    for d in (dt, aware, datetime(2024, 7, 4, 5, 6, 7, tzinfo=z), datetime(5, 1, 1, tzinfo=timezone(timedelta(hours=-1, seconds=-1)))):
        show(lambda: d.strftime(spec))
show(lambda: dt.strftime(1))
print(f"{dt:%Y/%m/%d}", f"{dt}", format(aware, "%H"))
for text, spec in [("2024-02-29 13:04:05", "%Y-%m-%d %H:%M:%S"), ("2024-02-29", "%Y-%m-%d"), ("29/Feb/2024:13:04:05 +0100", "%d/%b/%Y:%H:%M:%S %z"), ("Thu, 29 Feb 2024", "%a, %d %b %Y"), ("13.5", "%S.%f"), ("1.123456", "%S.%f"), ("12:30 PM", "%I:%M %p"), ("2024 060", "%Y %j"), ("2024 9 4", "%Y %W %w"),
                   ("2024-W09-4", "%G-W%V-%u"), ("+05:30", "%z"), ("-05:30:15.25", "%z"), ("Z", "%z"), ("UTC", "%Z"), ("12 UTC +0000", "%H %Z %z"), ("24", "%y"), ("69", "%y"), ("x", "%Y"), ("2024-02-29x", "%Y-%m-%d"), ("2024-02-30", "%Y-%m-%d"), ("2024", "%Q"), ("2024", "%"), ("", ""), ("2024-13-01", "%Y-%m-%d"),
                   ("Thu Feb 29 13:04:05 2024", "%c"), ("02/29/24", "%x"), ("13:04:05", "%X"), ("february 29 2024", "%B %d %Y"), ("+24:00", "%z"), ("1 2 2024", "%d %m %Y"), ("2024-02-29T13:04:05.678901Z", "%Y-%m-%dT%H:%M:%S.%fZ"), ("50%", "%M%%"), ("12:61", "%H:%M"), ("  12", " %H"), ("12\n30", "%H %M")]:
    show(lambda: datetime.strptime(text, spec))
show(lambda: datetime.strptime(5, "x"))
show(lambda: datetime.strptime("x", 5))


class Moment(datetime):
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls, *args, **kwargs)
        self.seen = len(args)
        return self


m = Moment(2024, 5, 6, 7)
print(repr(m), m, m.seen, type(m + timedelta(1)), (m + timedelta(1)).seen, type(m.replace(hour=1)), type(m.date()), type(m - timedelta(1)), type(Moment.fromisoformat("2024-01-01")), type(Moment.strptime("2024", "%Y")), type(Moment.combine(date.min, time.min)), type(Moment.fromtimestamp(0, UTC)), type(m.replace(tzinfo=UTC).astimezone(z)), Moment.min)
print(m == datetime(2024, 5, 6, 7), hash(m) == hash(datetime(2024, 5, 6, 7)), m.__reduce__())
