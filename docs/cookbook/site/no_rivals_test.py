GOOD = {"url": "https://example.com/"}
BAD = {"url": "https://shop.rival.example/x"}


def test_new_links():
    assert create(**GOOD).refused is None
    assert create(**BAD).refused == "we do not lead to shop.rival.example"


def test_changed_links():
    assert change(GOOD, title="T").refused is None
    assert change(GOOD, **BAD).field == "url"


def test_what_is_bad_already_can_be_mended():
    assert change(BAD, title="T").refused
    assert change(BAD, enabled=False).refused is None
    assert change(BAD, **GOOD).refused is None
