"""Show a page during planned maintenance, and lead on before and after.

The status 503 tells search engines to come back and keep what they know. The page is no click.
"""

from datetime import datetime

BEGIN = datetime(2026, 3, 7, 22, 0)
END = datetime(2026, 3, 8, 2, 0)


def route(req):
    now = req.now.replace(tzinfo=None)  # the time in the link's time_zone
    if BEGIN <= now < END:
        return page(f"<h1>Back at {END:%H:%M}</h1><p>We are moving the servers.</p>", status=503, click=False)
