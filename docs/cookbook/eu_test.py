LINK = {"url": "https://example.com/"}


def test_inside():
    for country in ("DE", "IE", "NO", None):
        assert visit(**({"country": country} if country else {})).url == "https://example.com/eu", country


def test_outside():
    for country in ("US", "GB", "CH"):
        assert visit(country=country).url == "https://example.com/", country
