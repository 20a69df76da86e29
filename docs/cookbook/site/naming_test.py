def test_teams():
    assert create(url="https://example.com/", slug="Summer_Sale", actor="marketing").slug == "m/summer-sale"
    assert create(url="https://example.com/", slug="m/summer-sale", actor="marketing").slug == "m/summer-sale"


def test_others():
    assert create(url="https://example.com/", slug="FAQ", actor="ann").slug == "faq"


def test_generated_ones_are_left_alone():
    assert create(url="https://example.com/", actor="marketing").slug is None
