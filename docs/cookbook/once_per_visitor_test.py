LINK = {"url": "https://example.com/"}


def test_first():
    d = visit()
    assert d.url == "https://example.com/offer" and d.cookies[0].startswith("offer=seen; ")


def test_again():
    assert visit(cookies={"offer": "seen"}).url == "https://example.com/"
