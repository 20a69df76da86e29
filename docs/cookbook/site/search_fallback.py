"""Lead those who ask for a link that is not there to a search for its words.
"""

from urllib.parse import quote_plus


def on_missing(req):
    words = req.slug.replace("-", " ").replace("/", " ").strip()
    if not words or req.bot:
        return None
    return "https://www.example.com/search?q=" + quote_plus(words)
