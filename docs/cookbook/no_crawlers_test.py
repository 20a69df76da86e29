LINK = {"url": "https://example.com/essay"}


def test_crawlers():
    assert visit(headers={"User-Agent": "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.0; +https://openai.com/gptbot)"}).outcome == "not_found"


def test_the_others():
    d = visit(bot="Googlebot")
    assert d.url == "https://example.com/essay" and d.headers["X-Robots-Tag"] == "noindex"
