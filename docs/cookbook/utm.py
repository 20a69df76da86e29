"""Add UTM tags to the link's own target, unless the visitor brings his own.

The source is the site that he came from. What the target has in its query stays.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

DEFAULTS = {"utm_medium": "shortlink", "utm_campaign": "spring"}


def route(req):
    target = urlsplit(req.link.url)
    query = dict(parse_qsl(target.query))
    tags = {"utm_source": urlsplit(req.referrer).hostname or "direct", **DEFAULTS}
    for name, value in tags.items():
        query.setdefault(name, req.query.get(name, value))
    return urlunsplit(target._replace(query=urlencode(query)))
