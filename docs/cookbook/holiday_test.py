LINK = {"url": "https://example.com/", "title": "Cats & dogs"}


def test_holidays():
    for day, text in {"2026-01-01": "new year", "2026-12-26": "Christmas", "2026-04-05": "Easter", "2026-04-06": "Easter",
                      "2027-03-28": "Easter", "2038-04-25": "Easter", "2035-03-25": "Easter"}.items():
        d = visit(now=day + "T12:00")
        assert d.outcome == "page" and text in d.body and "Cats &amp; dogs" in d.body, day


def test_other_days_and_those_who_go_on():
    assert visit(now="2026-04-07T12:00").url == "https://example.com/"
    assert visit(now="2026-01-01T12:00", query={"go": ""}).url == "https://example.com/"
