LINK = {"time_zone": "Europe/Berlin"}


def test_on_a_wednesday():
    assert visit(now="2026-03-04T09:00").url == "https://example.com/chat"
    assert visit(now="2026-03-04T16:59").url == "https://example.com/chat"
    assert visit(now="2026-03-04T08:59").url == "https://example.com/form"
    assert visit(now="2026-03-04T17:00").url == "https://example.com/form"


def test_on_a_sunday():
    assert visit(now="2026-03-08T12:00").url == "https://example.com/form"
