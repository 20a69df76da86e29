"""Lead phones to the app in their store, and everybody else to the web site.

Tablets count as phones here. Bots get the web site, so that previews show it.
"""

STORES = {
    "ios": "https://apps.apple.com/app/id123456789",
    "android": "https://play.google.com/store/apps/details?id=com.example.app",
}


def route(req):
    if req.device in ("mobile", "tablet"):
        return STORES.get(req.os)
