# calendar: lists, text, HTML, names, complaints.
import calendar
from calendar import *


def attempt(f, *args):
    try:
        print("->", f(*args))
    except Exception as e:
        print(type(e).__name__, e)


for y in (2024, 1900, 2000, 1, 9999):
    print(y, isleap(y), leapdays(1, y), [monthrange(y, m) for m in (1, 2, 12)], weekday(y, 2, 3))
print(weekday(0, 1, 1), weekday(-400, 1, 1), weekday(12024, 6, 7))
for bad in (0, 13, -1):
    attempt(monthrange, 2024, bad)
    attempt(month, 2024, bad)
attempt(weekday, 2023, 2, 29)
attempt(setfirstweekday, 7)
attempt(setfirstweekday, -1)
print(firstweekday(), list(day_name), list(day_abbr), list(month_name), list(month_abbr), month_name[1:3], len(month_name), day_name[-1])
attempt(month_name.__getitem__, 13)
prmonth(2024, 2)
print(month(2024, 9, 4, 2))
prcal(2023)
print(calendar.calendar(2024, 3, 1, 2, 4))
setfirstweekday(SUNDAY)
print(month(2024, 9), weekheader(2), weekheader(3), weekheader(10), firstweekday(), monthcalendar(2024, 9))
setfirstweekday(0)
for first in (0, 6, 3, 9):
    c = Calendar(first)
    print(first, c.firstweekday, list(c.iterweekdays()), list(c.itermonthdays(2024, 2)), list(c.itermonthdays2(2024, 2))[:9])
    print(list(c.itermonthdays3(2024, 1))[:9], list(c.itermonthdays4(2023, 12))[-9:], [str(d) for d in c.itermonthdates(2024, 12)][-8:])
    print(c.monthdays2calendar(2024, 3)[0], c.monthdatescalendar(2024, 3)[-1], [len(r) for r in c.yeardayscalendar(2024, 5)])
    print(c.yeardays2calendar(2024)[1][1][0], c.yeardatescalendar(2024, 2)[5][1][0][0])
h = HTMLCalendar(6)
print(h.formatmonth(2024, 2), h.formatmonth(2024, 2, withyear=False))
print(h.formatyear(2024, 5))
print(h.formatyearpage(2023, css=None, encoding="ascii")[:400], h.formatyearpage(2023)[:300])
print(timegm((2024, 2, 29, 12, 30, 15)), timegm((1970, 1, 1, 0, 0, 0, 0, 0, 0)), timegm((1969, 12, 31, 23, 59, 59)))
print(repr(Day.MONDAY), Month.MAY, repr(JANUARY), SUNDAY + 1, list(Month)[:2], Day(3), calendar.FEBRUARY)
attempt(Day, 7)
print(TextCalendar(2).formatmonth(2024, 5), LocaleTextCalendar(0, "C").formatmonth(2024, 5, 10))
attempt(list, Calendar().itermonthdates(9999, 12))
print(len(list(Calendar().itermonthdays(9999, 12))), list(Calendar().itermonthdays3(1, 1))[:3])
calendar.format(["a", "b"], 5, 2)
print(calendar.error, calendar.IllegalMonthError.__mro__, sorted(calendar.__all__))
