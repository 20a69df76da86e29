"""Show something at most once to each visitor.

Programs keep nothing from one visit to the next, so they cannot count visits; a real limit is the link's `max_clicks`. What a
visitor has seen, his browser can remember, in a cookie of the link's domain: a favour, no guard.
"""


def route(req):
    if req.cookies.get("offer") == "seen":
        return None
    return redirect("https://example.com/offer", cookies={"offer": ("seen", 30 * 24 * 3600)})
