"""Open a page in the app where the phone is new enough, and on the web where it is not.

The app claims links below https://app.example (universal links on iOS, app links on Android), which old systems do not
know.
The link needs `forward_path`, so that it takes what follows its slug.
"""

OLDEST = {"ios": (14,), "android": (10,)}


def version(text):
    return tuple(int(part) for part in text.split(".") if part.isdigit())


def route(req):
    page = req.path or "home"
    oldest = OLDEST.get(req.os)
    if oldest and version(req.os_version) >= oldest:
        return f"https://app.example/open/{page}"
    return f"https://www.example.com/{page}"
