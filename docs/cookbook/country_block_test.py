LINK = {"url": "https://example.com/film"}


def test_blocked():
    assert visit(country="ZZ").status == 451


def test_the_others():
    assert visit(country="DE").url == visit().url == "https://example.com/film"
