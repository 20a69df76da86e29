LINK = {"url": "https://example.com/", "slug": "me", "title": "Ann <3"}


def test_the_page():
    shown = visit()
    assert "<h1>Ann &lt;3</h1>" in shown.body, shown.body
    assert '<a href="/me/talks">Talks &amp; slides</a>' in shown.body
    assert not shown.click


def test_what_is_on_it():
    led = visit(path="shop")
    assert led.status == 302 and led.url.startswith("https://shop.example.com/"), led
    assert led.click


def test_what_is_not():
    assert visit(path="nothing").status == 404
