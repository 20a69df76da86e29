"""Make links that lead to https, where somebody has written http.
"""


def on_create(link, actor):
    if link.url.startswith("http://"):
        return {"url": "https://" + link.url.removeprefix("http://")}
