def test_both_are_seen():
    seen = {visit(visitor=f"v{n}").url for n in range(50)}
    assert seen == {"https://example.com/a", "https://example.com/b"}, seen


def test_a_visitor_sees_the_same():
    assert len({visit(visitor="ann").url for n in range(5)}) == 1


def test_the_variant_is_counted():
    d = visit(visitor="ann")
    assert d.url in d.variant, d.variant
