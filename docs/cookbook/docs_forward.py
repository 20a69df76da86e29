"""Forward all that follows the slug: docs/install/linux leads to that page of the handbook.

Old pages that have moved are led to their new places.
The link needs `forward_path`, so that it takes what follows its slug.
"""

from urllib.parse import quote

MOVED = {"setup": "install", "faq": "help/questions"}


def route(req):
    first, _, rest = req.path.partition("/")
    path = MOVED.get(first, first) + ("/" + rest if rest else "")
    return "https://docs.example.com/" + quote(path)
