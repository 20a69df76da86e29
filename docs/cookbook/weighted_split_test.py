def test_the_shares_are_about_right():
    new = sum(visit(visitor=f"v{n}").url.endswith("/new") for n in range(400))
    assert 20 <= new <= 60, new
