"""Say that something may not be shown in some countries.

The status for that is 451. Where the country is not known, nothing is held back: `geoip` must be set.
"""

BLOCKED = {"AA", "ZZ"}


def route(req):
    if req.country in BLOCKED:
        return page("<h1>Not available in your country</h1>", status=451, click=False)
