"""Show how long it takes until something begins, and lead there from then on.

The page asks the browser to come again every minute.
"""

from datetime import datetime

BEGIN = datetime(2026, 6, 1, 18, 0)


def route(req):
    left = BEGIN - req.now.replace(tzinfo=None)
    if left.total_seconds() <= 0:
        return None
    hours, minutes = left.seconds // 3600, left.seconds // 60 % 60
    return page(f"<meta http-equiv=refresh content=60><h1>{left.days} days, {hours} hours, {minutes} minutes</h1>", click=False)
