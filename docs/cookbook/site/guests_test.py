def test_guests():
    made = create(url="https://example.org/", now="2026-03-01T00:00:00Z")
    assert made.expires_at == "2026-03-31T00:00:00Z", made.expires_at
    assert made.tags == ["guest"]


def test_sooner_is_fine():
    assert create(url="https://example.org/", now="2026-03-01T00:00:00Z", expires_at="2026-03-02T00:00:00Z").expires_at == "2026-03-02T00:00:00Z"


def test_guests_do_not_choose():
    assert create(url="https://example.org/", slug="mine").field == "slug"


def test_those_who_have_a_token():
    made = create(url="https://example.org/", slug="mine", actor="ann")
    assert made.refused is None and made.expires_at is None and made.slug == "mine"
