LINK = {"url": "https://example.com/secret"}


def test_the_first_page_uses_nothing_up():
    d = visit(device="desktop")
    assert d.outcome == "page" and not d.click and "?open=1" in d.body


def test_scanners_get_nowhere():
    for d in (visit(bot="Barracuda", query={"open": "1"}), visit(method="HEAD", query={"open": "1"})):
        assert d.outcome == "page" and not d.click and "secret" not in d.body, d


def test_a_person_gets_through():
    d = visit(device="mobile", query={"open": "1"})
    assert d.url == "https://example.com/secret" and d.click
