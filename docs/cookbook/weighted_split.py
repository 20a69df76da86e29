"""Send nine visitors of ten to one page, and the tenth to another.

Weights are numbers of any size; what counts is their share of the sum.
"""

PAGES = {
    "https://example.com/stable": 90,
    "https://example.com/new": 10,
}


def route(req):
    return req.split("page", PAGES)
