def test_print():
    assert visit(query={"src": "qr"}).url == "https://example.com/menu?utm_medium=print"


def test_web():
    assert visit().url == visit(query={"src": "x"}).url == "https://example.com/menu?utm_medium=web"
