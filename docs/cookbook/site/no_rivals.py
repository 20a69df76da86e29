"""Have no link lead to some hosts, ever: neither when it is made, nor when it is changed or rolled back.

A link that leads there already can still be switched off, be deleted, and be led elsewhere.
"""

from urllib.parse import urlsplit

RIVALS = ("competitor.example", "rival.example")


def check(link):
    host = urlsplit(link.url).hostname or ""
    if any(host == name or host.endswith("." + name) for name in RIVALS):
        refuse(f"we do not lead to {host}", field="url")


def on_create(link, actor):
    check(link)


def on_change(link, before, actor):
    if link.enabled:
        check(link)
