from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones
import zoneinfo, copy
from datetime import datetime, timedelta, time, UTC, timezone


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for key in ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo", "UTC", "Africa/Casablanca", "Europe/Dublin", "Asia/Tehran", "Etc/GMT+5", "Antarctica/Troll"):
    z = ZoneInfo(key)
    print(z, repr(z), z.key, z is ZoneInfo(key), z.utcoffset(None), z.tzname(None), z.dst(None), z.__reduce__()[1])
    for d in (datetime(1800, 1, 1), datetime(1950, 6, 1), datetime(1970, 1, 1), datetime(1995, 7, 1, 12), datetime(2011, 12, 31), datetime(2024, 1, 15), datetime(2024, 7, 15), datetime(2050, 1, 1), datetime(2050, 7, 1), datetime(9999, 12, 31)):
        a = d.replace(tzinfo=z)
        print(a.isoformat(), a.tzname(), a.dst(), a.utcoffset(), end=" | ")
        if 1900 < d.year < 9999:
            print(d.replace(tzinfo=UTC).astimezone(z).isoformat(), a.astimezone(UTC).isoformat(), a.timestamp())
        else:
            print()
for key, around in [("Europe/Berlin", datetime(2024, 3, 31, 1)), ("Europe/Berlin", datetime(2024, 10, 27, 1)), ("America/New_York", datetime(2050, 3, 13, 7)), ("America/New_York", datetime(2050, 11, 6, 6)), ("Australia/Lord_Howe", datetime(2024, 4, 6, 15)), ("Pacific/Apia", datetime(2011, 12, 30, 10)), ("Europe/Dublin", datetime(2024, 10, 27, 1))]:
    z = ZoneInfo(key)
    for minutes in range(-90, 121, 30):
        u = around.replace(tzinfo=UTC) + timedelta(minutes=minutes)
        a = u.astimezone(z)
        w = a.replace(tzinfo=None, fold=0)
        print(a.isoformat(), a.fold, a.tzname(), a.dst(), [(w.replace(tzinfo=z, fold=f).isoformat(), w.replace(tzinfo=z, fold=f).tzname()) for f in (0, 1)], a == u, a.astimezone(UTC) == u)
    for minutes in range(-90, 121, 30):
        w = (around + timedelta(minutes=minutes) + z.utcoffset(around)).replace(tzinfo=z)
        print(w.isoformat(), w.replace(fold=1).isoformat(), w.timestamp(), w.replace(fold=1).timestamp())
for key in ("Nowhere", "", "../etc/passwd", "/etc/localtime", "Europe/../UTC", "Europe", "Local", "a//b", 5, None, "Europe/berlin2"):
    try:
        ZoneInfo(key)
    except Exception as e:
        print(type(e).__name__, isinstance(e, (KeyError, ValueError, TypeError, OSError)))
show(lambda: ZoneInfo())
show(lambda: ZoneInfo("UTC", "x"))
b = ZoneInfo("Europe/Berlin")
n = ZoneInfo.no_cache("Europe/Berlin")
print(b is n, n.key, n.__reduce__()[1], copy.copy(b) is b, copy.deepcopy(b) is b, copy.copy(n) is n, b == n, hash(b) == hash(b))
ZoneInfo.clear_cache(only_keys=["UTC"])
print(ZoneInfo("Europe/Berlin") is b)
ZoneInfo.clear_cache()
print(ZoneInfo("Europe/Berlin") is b, ZoneInfo(key="UTC"))
print(time(12, tzinfo=b), time(12, tzinfo=ZoneInfo("UTC")), datetime.now if False else "")
show(lambda: b.fromutc(datetime(2024, 1, 1)))
show(lambda: b.fromutc(datetime(2024, 1, 1, tzinfo=b)))
show(lambda: b.fromutc(5))
show(lambda: setattr(b, "key", 1))


class Own(ZoneInfo):
    pass


print(Own("UTC"), repr(Own("UTC")), Own("UTC") is Own("UTC"), Own("UTC") is ZoneInfo("UTC"), isinstance(Own("UTC"), ZoneInfo))
print({"Europe/Berlin", "UTC", "America/New_York"} <= available_timezones(), len(available_timezones()) > 400)
print(sorted(zoneinfo.__all__), issubclass(ZoneInfoNotFoundError, KeyError))
print((datetime(2024, 3, 31, 3, tzinfo=b) - datetime(2024, 3, 31, 1, tzinfo=b)), datetime(2024, 3, 31, 3, tzinfo=b) - datetime(2024, 3, 31, 1, tzinfo=n))
print(datetime(2024, 10, 27, 2, 30, tzinfo=b) == datetime(2024, 10, 27, 2, 30, tzinfo=n), datetime(2024, 6, 1, tzinfo=b) == datetime(2024, 6, 1, tzinfo=n))
