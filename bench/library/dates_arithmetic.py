import re
from datetime import date, datetime, timedelta, timezone

text = open("python/testdata/datetime/iana.out").read()
stamps = [datetime.fromisoformat(s) for s in re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+\d\d:\d\d", text)]
stamps = [s for s in stamps if 1900 < s.year < 2100]
hour, start, total = timedelta(hours=1), datetime(2000, 1, 1, tzinfo=timezone.utc), 0
for n in range(120):
    for s in stamps:
        later = s + hour * n
        total += (later - start).days + (later > start) + later.weekday()
        total += (date(later.year, later.month, 1) + timedelta(days=n)).toordinal()
        total += len(later.isoformat())
    for s in stamps[::4]:
        total += len(s.strftime("%a, %d %b %Y %H:%M:%S %z")) + s.astimezone(timezone.utc).hour + s.replace(hour=3).hour
print(total)
