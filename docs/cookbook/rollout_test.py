LINK = {"url": "https://example.com/old"}


def new(day):
    return sum(visit(visitor=f"v{n}", now=f"2026-{day}T12:00").url.endswith("/new") for n in range(100))


def test_it_grows():
    assert new("02-28") == 0
    assert new("03-01") <= 5
    assert 30 <= new("03-04") <= 70
    assert new("03-05") == new("04-01") == 100
