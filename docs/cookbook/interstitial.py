"""Say that the visitor is about to leave, and let him choose.

Pages of links run no scripts: what leads on is a plain link.
"""


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def route(req):
    target = escape(req.link.url)
    return page(f'<h1>You are leaving us</h1><p>On to <a href="{target}" rel="noreferrer">{target}</a></p>')
