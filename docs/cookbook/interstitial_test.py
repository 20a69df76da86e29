LINK = {"url": "https://example.com/?a=1&b=2"}


def test_the_link_is_escaped():
    assert 'href="https://example.com/?a=1&amp;b=2"' in visit().body


def test_it_counts():
    assert visit().click
