def test_bad():
    d = visit(link={"url": "https://hacked.example/login"})
    assert d.status == 451 and not d.click and d.by == "site", d


def test_good():
    assert visit().url == "https://example.com/"
