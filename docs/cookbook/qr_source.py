"""Tell visits by the printed code from others.

Print the QR code of the link with ?src=qr behind it, and the target sees where its visitors come from.
"""


def route(req):
    source = "print" if req.query.get("src") == "qr" else "web"
    return f"https://example.com/menu?utm_medium={source}"
