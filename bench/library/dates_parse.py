import re
from datetime import date, datetime, time

text = open("python/testdata/datetime/iana.out").read()
stamps = re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+\d\d:\d\d", text)
total = 0
for _ in range(100):
    for s in stamps:
        d = datetime.fromisoformat(s)
        total += d.year + d.minute + date.fromisoformat(s[:10]).day + time.fromisoformat(s[11:19]).hour
for _ in range(10):
    for s in stamps:
        total += datetime.strptime(s, "%Y-%m-%dT%H:%M:%S%z").day
        total += datetime.strptime(s[:19], "%Y-%m-%dT%H:%M:%S").second
print(len(stamps), total)
