LINK = {"url": "https://example.com/live", "time_zone": "Europe/Berlin"}


def test_before():
    assert "<h1>1 days, 2 hours, 30 minutes</h1>" in visit(now="2026-05-31T15:30").body


def test_from_then_on():
    assert visit(now="2026-06-01T18:00").url == "https://example.com/live"
