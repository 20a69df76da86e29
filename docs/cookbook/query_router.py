"""Lead by a parameter of the query, to one of a list of places.

The list is what makes this safe: a link that leads wherever the query says helps those who send fake mails.
"""

PLACES = {
    "pricing": "https://example.com/pricing",
    "help": "https://help.example.com/",
}


def route(req):
    return PLACES.get(req.query.get("to", "").lower())
