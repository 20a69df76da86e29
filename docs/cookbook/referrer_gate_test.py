LINK = {"url": "https://example.com/members"}


def test_from_our_pages():
    assert visit(referrer="https://www.example.com/news").url == "https://example.com/members"
    assert visit(referrer="https://intranet.example/").url == "https://example.com/members"


def test_from_elsewhere():
    for referrer in ("", "https://notexample.com/", "https://example.com.evil.example/", "nonsense"):
        d = visit(referrer=referrer)
        assert (d.outcome, d.status) == ("page", 403), referrer
