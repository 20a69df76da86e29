"""Lead to the download for the visitor's system.

Whoever is on a phone cannot install it, and sees the page about it.
"""

FILES = {"windows": "setup.exe", "macos": "app.dmg", "linux": "app.AppImage"}


def route(req):
    if req.device == "desktop" and req.os in FILES:
        return "https://dl.example.com/latest/" + FILES[req.os]
