"""Add UTM tags to links when they are made, named after who makes them.

What the target has in its query already stays, so that a link that is made again is the same.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

INTERNAL = "example.com"


def on_create(link, actor):
    target = urlsplit(link.url)
    if target.hostname != INTERNAL:
        return None
    query = dict(parse_qsl(target.query, keep_blank_values=True))
    query.setdefault("utm_source", "shortlink")
    query.setdefault("utm_medium", actor.name)
    return {"url": urlunsplit(target._replace(query=urlencode(query)))}
