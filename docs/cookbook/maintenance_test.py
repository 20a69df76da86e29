LINK = {"url": "https://example.com/app", "time_zone": "Europe/Berlin"}


def test_before_and_after():
    assert visit(now="2026-03-07T21:59").url == "https://example.com/app"
    assert visit(now="2026-03-08T02:00").url == "https://example.com/app"


def test_meanwhile():
    d = visit(now="2026-03-08T01:00")
    assert (d.outcome, d.status, d.click) == ("page", 503, False), d
    assert "Back at 02:00" in d.body
