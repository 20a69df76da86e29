"""Send our own people, and one visitor of a hundred, to the new version.

Whoever has come with ?canary=on stays there for a week, by a cookie; ?canary=off ends it.
"""

NEW = "https://next.example.com/"


def route(req):
    match req.query.get("canary"):
        case "on":
            return redirect(NEW, cookies={"canary": ("on", 7 * 24 * 3600)})
        case "off":
            return redirect(req.link.url, cookies={"canary": ("", 0)})
    if req.cookies.get("canary") == "on" or req.chance(0.01, "canary"):
        return NEW
