"""Treat visitors from the European Union apart, as its laws want.

The same list with Iceland, Liechtenstein and Norway is the European Economic Area. Where the country is not known, the
stricter page is the safe one.
"""

EU = set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
EEA = EU | {"IS", "LI", "NO"}


def route(req):
    if req.country is None or req.country in EEA:
        return "https://example.com/eu"
