"""Let only those through whose link was signed, and only until it expires.

Whoever makes the links computes `sig` as this program does, with the same key: ?user=ann&until=1772650000&sig=….
"""

import hashlib
import hmac

KEY = b"change me: whoever may read this program knows it"


def sign(user, until):
    return hmac.new(KEY, f"{user}\n{until}".encode(), hashlib.sha256).hexdigest()[:32]


def route(req):
    user, until, sig = (req.query.get(name, "") for name in ("user", "until", "sig"))
    if not hmac.compare_digest(sign(user, until).encode(), sig.encode()):
        return page("<h1>This link is not valid</h1>", status=403, click=False)
    if not until.isdigit() or req.now.timestamp() > int(until):
        return gone()
