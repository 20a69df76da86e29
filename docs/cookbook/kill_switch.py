"""Switch a link's logic off with a tag, without touching the program.

Add the tag `off` to the link, and everybody sees the page below; take it away, and all is as before.
"""


def route(req):
    if "off" in req.link.tags:
        return page("<h1>Not now</h1><p>We are looking into it.</p>", status=503, click=False)
    return "https://beta.example.com/"
