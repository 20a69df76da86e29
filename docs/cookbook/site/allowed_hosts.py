"""Make links to our own sites only, and say so to whoever wants another.

Programs and rules of links lead where they like, so what is not allowed is not followed either.
"""

from urllib.parse import urlsplit

ALLOWED = ("example.com", "example.org")


def allowed(url):
    host = urlsplit(url).hostname or ""
    return any(host == name or host.endswith("." + name) for name in ALLOWED)


def check(link):
    if not allowed(link.url):
        refuse("links from here lead to " + " and ".join(ALLOWED) + " only", field="url")


def on_create(link, actor):
    check(link)


def on_change(link, before, actor):
    check(link)


def on_redirect(req, link, decision):
    if decision.url and not allowed(decision.url):
        return page("<p>This link leads to a site that is not allowed here.</p>", 403, click=False)
