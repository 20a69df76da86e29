"""A link that works once, and that scanners of mail cannot burn.

Set `max_clicks` to 1. Whoever comes first only sees a page that asks him to go on, which uses nothing up: programs that
look at every link in a mail stop there, also those that pass for browsers. Only the link on that page takes the click.
Whoever looks with HEAD, or says that he is a bot, is not even asked.
"""

ASK = """<!doctype html><meta charset="utf-8"><title>Open once</title>
<h1>This link can be opened once</h1>
<p><a href="?open=1" rel="nofollow">Open it now</a></p>"""


def route(req):
    if req.bot or req.method == "HEAD":
        return page("<!doctype html><title>A link for one person</title>", click=False)
    if req.query.get("open") != "1":
        return page(ASK, click=False)
    return redirect(req.link.url, headers={"X-Robots-Tag": "noindex"})
