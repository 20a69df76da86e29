from datetime import time, timezone, timedelta, tzinfo, datetime, UTC
import copy


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Zone(tzinfo):
    def __init__(self, minutes, name="Z", dst=None):
        self.minutes, self.name, self.d = minutes, name, dst

    def utcoffset(self, dt):
        return timedelta(minutes=self.minutes) if self.minutes is not None else None

    def tzname(self, dt):
        return self.name

    def dst(self, dt):
        return self.d


for args, kw in [((), {}), ((1,), {}), ((1, 2, 3, 4), {}), ((24,), {}), ((0, 60), {}), ((0, 0, 60), {}), ((0, 0, 0, 10**6), {}), ((-1,), {}), ((1, 2), dict(fold=1)), ((1,), dict(fold=2)),
                 ((1, 2, 3, 4, UTC), {}), ((1,), dict(tzinfo=5)), ((1, 2, 3, 4, None, 1), {}), ((1, 2, 3, 4, None, 1, 3), {}), (("1",), {}), ((1.5,), {}), ((), dict(xyz=1)), ((1,), dict(hour=2)),
                 ((b"\x01\x02\x03\x00\x00\x04",), {}), ((b"\x81\x02\x03\x00\x00\x04", UTC), {}), ((b"\x01\x02\x03\x00\x00\x04", 5), {}), ((b"\x19\x02\x03\x00\x00\x04",), {})]:
    show(lambda: time(*args, **kw))
t = time(13, 4, 5, 678900)
print(t, repr(t), t.hour, t.minute, t.second, t.microsecond, t.tzinfo, t.fold, time.min, time.max, time.resolution, bool(time(0)))
for spec in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"):
    print(t.isoformat(spec), time(1).isoformat(timespec=spec), time(1, 2, 3, 999999, tzinfo=timezone(timedelta(hours=-5, minutes=-30))).isoformat(spec))
for f in (lambda: t.isoformat("x"), lambda: t.isoformat(5), lambda: t.isoformat(timespec=None), lambda: t.utcoffset(), lambda: t.tzname(), lambda: t.dst(), lambda: t.replace(hour=1), lambda: t.replace(1, 2, 3, 4, UTC), lambda: t.replace(tzinfo=UTC),
          lambda: t.replace(fold=1), lambda: t.replace(fold=3), lambda: t.replace(hour=24), lambda: t.replace(tzinfo=3), lambda: copy.replace(t, minute=0), lambda: t < 1, lambda: t == 1, lambda: t + timedelta(1), lambda: t - t,
          lambda: t < time(1, tzinfo=UTC), lambda: t == time(13, 4, 5, 678900, tzinfo=UTC), lambda: t != time(1, tzinfo=UTC), lambda: t.__reduce__(), lambda: time(1, fold=1).__reduce_ex__(4), lambda: time(1, fold=1).__reduce_ex__(2), lambda: time(1, tzinfo=UTC).__reduce__(),
          lambda: copy.copy(t) == t, lambda: copy.deepcopy(time(1, fold=1)), lambda: hash(t) == hash(time(13, 4, 5, 678900)), lambda: hash(time(1, fold=1)) == hash(time(1)), lambda: time(1, fold=1) == time(1), lambda: t.hour.bit_length()):
    show(f)
a = time(12, 30, tzinfo=Zone(60, "A"))
b = time(11, 30, tzinfo=Zone(0, "B"))
print(a == b, a < b, a <= b, hash(a) == hash(b), a.utcoffset(), a.tzname(), a.dst(), a, repr(b.utcoffset()), time(1, tzinfo=Zone(None)), time(1, tzinfo=Zone(None)) == time(1))
for z in (Zone(1440), Zone(-1440), Zone(1439), Zone("x"), Zone(0, 5), Zone(0, "n", 5), Zone(0, None, timedelta(hours=1))):
    u = time(1, 2, tzinfo=z)
    for f in (u.utcoffset, u.tzname, u.dst, u.isoformat, lambda: u.strftime("%z %Z")):
        show(f)
for spec in ("%H:%M:%S.%f", "%I %p", "%z|%Z|%:z", "%Y-%m-%d %a %j", "%c", "%X", "%T", ""):
    show(lambda: t.strftime(spec))
    show(lambda: a.strftime(spec))
    show(lambda: format(time(0, 1, tzinfo=timezone(timedelta(hours=5, minutes=30, seconds=7))), spec))
for s in ("04:23:01", "T04:23:01", "T042301", "04:23:01.000384", "04:23:01,000384", "04:23:01+04:00", "04:23:01Z", "04:23:01+00:00", "04", "04:23", "0423", "04:23:01.5", "04:23:01.1234567890", "24:00", "25:00", "04:60", "4:23",
          "", "T", "04:2", "04:23:", "04:23:1", "042301.5", "0423.5", "04.5", "04:23.5", "04:23:01.", "04:23:01Z0", "04:23:01+", "04:23:01+4", "04:23:01+04", "04:23:01+0430", "04:23:01-04:30:15", "04:23:01-04:30:15.000001", "04:23:01+24:00", "04:23:01-23:59",
          "04:2301", "0423:01", "04:23:01+04:3015", "12:30:45.123456-0500", "12:30:45+05:30Z", "１2:30", "12:30 ", "12-05", "12:30:60", "-04:00", "Z"):
    show(lambda: time.fromisoformat(s))
show(lambda: time.fromisoformat(5))


class T(time):
    pass


x = T(1, 2, 3)
print(repr(x), x, type(x.replace(hour=2)), type(T.fromisoformat("01:02")), x == time(1, 2, 3), T(1, fold=1).replace(minute=5))
