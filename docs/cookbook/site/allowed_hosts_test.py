def test_our_own():
    assert create(url="https://example.com/a").refused is None
    assert create(url="https://www.example.org/").refused is None


def test_others():
    made = create(url="https://example.com.evil.example/")
    assert made.refused == "links from here lead to example.com and example.org only", made
    assert made.field == "url"


def test_changes():
    assert change({"url": "https://example.com/"}, url="https://example.org/").refused is None
    assert change({"url": "https://example.com/"}, url="https://evil.example/").field == "url"


def test_what_is_led_elsewhere():
    assert visit().url == "https://example.com/"
    assert visit(link={"url": "https://evil.example/"}).status == 403
