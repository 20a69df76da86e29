"""Lead to one team in even weeks of the calendar, and to the other in odd ones.

Weeks are counted as in ISO 8601: they begin on Monday, and some years have 53.
"""

TEAMS = ["https://oncall.example/blue", "https://oncall.example/red"]


def route(req):
    return TEAMS[req.now.isocalendar().week % 2]
