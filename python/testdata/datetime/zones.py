from datetime import timezone, timedelta, tzinfo, datetime, time, UTC
import copy


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


h = timedelta(hours=1)
for args, kw in [((), {}), ((h,), {}), ((-h * 5.5,), {}), ((timedelta(0),), {}), ((timedelta(0), "UTC"), {}), ((h, "CET"), {}), ((timedelta(hours=24),), {}), ((-timedelta(hours=24),), {}), ((timedelta(hours=24) - timedelta.resolution,), {}), ((5,), {}), ((h, 5), {}), ((h, None), {}), ((h,), dict(name="x")), ((h, "a", "b"), {}),
                 ((), dict(offset=h)), ((timedelta(seconds=3661),), {}), ((timedelta(seconds=-3661, microseconds=-5),), {}), ((timedelta(microseconds=1),), {}), ((h, ""), {})]:
    show(lambda: timezone(*args, **kw))
    try:
        z = timezone(*args, **kw)
    except Exception:
        continue
    print(str(z), z.utcoffset(None), z.tzname(None), z.dst(None), z.__getinitargs__(), z.__reduce__(), z == timezone(*args, **kw), hash(z) == hash(timezone(*args, **kw)), copy.copy(z), copy.deepcopy(z) == z)
print(timezone.utc, repr(UTC), UTC is timezone.utc, timezone(timedelta(0)) is UTC, timezone.min, timezone.max, repr(timezone.min), timezone(timedelta(0), "X") == UTC)
dt = datetime(2024, 1, 1, 12, tzinfo=timezone(h))
for f in (lambda: UTC.utcoffset(1), lambda: UTC.tzname("x"), lambda: UTC.dst(5), lambda: UTC.fromutc(dt), lambda: UTC.fromutc(5), lambda: dt.tzinfo.fromutc(dt), lambda: UTC.utcoffset(), lambda: timezone(h) < timezone(h), lambda: timezone(h) == 5, lambda: timezone(h) != timezone(h), lambda: tzinfo().utcoffset(None), lambda: tzinfo().dst(None), lambda: tzinfo().tzname(None),
          lambda: tzinfo().fromutc(dt), lambda: tzinfo().fromutc(5), lambda: tzinfo(1, x=2).__class__, lambda: tzinfo().__reduce__()[1:], lambda: timezone(h).fromutc(datetime.max.replace(tzinfo=timezone(h)))):
    show(f)
try:
    class Z(timezone):
        pass
except TypeError as e:
    print(e)


class Bad(tzinfo):
    def __repr__(self):
        return "Bad"

    def __init__(self, off=None, dst=None):
        self.off, self.d = off, dst

    def utcoffset(self, dt):
        return self.off

    def dst(self, dt):
        return self.d


for args in [(), (h,), (h, h), (5, 5), (h, 5), (timedelta(1), h), (h, timedelta(0)), (2 * h, h)]:
    b = Bad(*args)
    d = datetime(2024, 1, 1, tzinfo=b)
    for f in (d.utcoffset, d.dst, d.isoformat, lambda: b.fromutc(d), lambda: UTC.utcoffset(d), lambda: d.astimezone(UTC), lambda: hash(d) == 1, lambda: d == datetime(2024, 1, 1, tzinfo=UTC), lambda: d - datetime(2024, 1, 1, tzinfo=UTC), lambda: dt.astimezone(b)):
        show(f)


class State(tzinfo):
    def __init__(self, a=1):
        self.a = a

    def __getinitargs__(self):
        return (self.a,)


s = State(7)
print(s.__reduce__()[1:], copy.copy(s).a, copy.deepcopy(s).a)
