"""Take hosts off the net that turn out to be bad, whatever links lead there.

The file is loaded anew when it changes, so that this works within two seconds and for all links at once.
"""

from urllib.parse import urlsplit

BAD = {"hacked.example"}


def on_redirect(req, link, decision):
    if decision.outcome == "redirect" and urlsplit(decision.url).hostname in BAD:
        return page("<h1>Not today</h1><p>What is behind this link is not safe at the moment.</p>", 451, click=False)
