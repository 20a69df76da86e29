LINK = {"url": "https://example.com/"}


def test_places():
    assert visit(query={"to": "Pricing"}).url == "https://example.com/pricing"


def test_nowhere_else():
    assert visit(query={"to": "https://evil.example/"}).url == "https://example.com/"
    assert visit().url == "https://example.com/"
