"""Show a greeting on holidays, with a link that leads on.

Easter moves with the moon, so it is computed.
"""

from datetime import date, timedelta

FIXED = {(1, 1): "Happy new year", (12, 25): "Merry Christmas", (12, 26): "Merry Christmas"}


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def easter(year):
    """The Sunday of Easter, by the rule of the Gregorian calendar."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    days = epact - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def greeting(day):
    if day - easter(day.year) in (timedelta(0), timedelta(1)):
        return "Happy Easter"
    return FIXED.get((day.month, day.day))


def route(req):
    text = greeting(req.now.date())
    if text and req.query.get("go") is None:
        return page(f"<h1>{text}!</h1><p><a href='?go'>Go on to {escape(req.link.title)}</a></p>", click=False)
