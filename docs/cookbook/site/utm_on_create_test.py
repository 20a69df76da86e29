def test_tags_are_added():
    assert create(url="https://example.com/p?id=7", actor="ann").url == "https://example.com/p?id=7&utm_source=shortlink&utm_medium=ann"


def test_what_is_there_stays():
    url = create(url="https://example.com/?utm_source=mail", actor="ann").url
    assert url == "https://example.com/?utm_source=mail&utm_medium=ann", url


def test_it_is_done_once():
    url = create(url="https://example.com/", actor="ann").url
    assert create(url=url, actor="ann").url == url


def test_other_sites_are_left_alone():
    assert create(url="https://other.example/", actor="ann").url == "https://other.example/"
