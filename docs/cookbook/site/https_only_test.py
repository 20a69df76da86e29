def test_http():
    assert create(url="http://example.com/a?b=c").url == "https://example.com/a?b=c"


def test_https():
    assert create(url="https://example.com/").url == "https://example.com/"
