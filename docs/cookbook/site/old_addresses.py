"""Go on with the addresses of the shortener that we had before.

Its links were numbers, such as /r/4711, and those of documents had a year in front.
"""

import re

MOVED = {"4711": "https://example.com/colognes", "4712": "https://example.com/shoes"}


def on_missing(req):
    if number := re.fullmatch(r"r/(\d+)", req.slug):
        return redirect(MOVED[number[1]], 301) if number[1] in MOVED else gone()
    if document := re.fullmatch(r"(20\d\d)/([\w-]+)", req.slug):
        return f"https://docs.example.com/archive/{document[1]}/{document[2]}"
