LINK = {"url": "https://example.com/p?id=7"}


def test_tags_are_added():
    url = visit(referrer="https://news.example/today").url
    assert url == "https://example.com/p?id=7&utm_source=news.example&utm_medium=shortlink&utm_campaign=spring", url


def test_nobody_knows_where_from():
    assert "utm_source=direct" in visit().url


def test_what_the_visitor_brings_wins():
    url = visit(query={"utm_source": "mail", "utm_campaign": "x y"}).url
    assert "utm_source=mail" in url and "utm_campaign=x+y" in url, url


def test_what_the_target_has_wins():
    assert "utm_medium=qr" in visit(link={"url": "https://example.com/?utm_medium=qr"}, query={"utm_medium": "z"}).url
