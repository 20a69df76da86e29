"""Let only those through who come from our own pages.

Browsers say which site a visitor comes from unless that site tells them not to. Anybody can send what he likes here, so this
keeps links from being passed around and no secret.
"""

from urllib.parse import urlsplit

OURS = ("example.com", "intranet.example")


def route(req):
    host = urlsplit(req.referrer).hostname or ""
    if not any(host == own or host.endswith("." + own) for own in OURS):
        return page("<h1>Members only</h1><p>Go through our <a href='https://example.com/'>home page</a>.</p>", status=403)
