"""Show one of two pages to each visitor, and count which.

A visitor sees the same page all day. `jink variants SLUG` shows how often each was chosen.
"""


def route(req):
    return req.split("landing", ["https://example.com/a", "https://example.com/b"])
