PRINTED = {"url": "https://example.com/", "tags": ["printed", "spring"]}


def test_the_target_stays():
    assert change(PRINTED, url="https://example.org/", actor="ann").field == "url"
    assert change(PRINTED, tags=["spring"], actor="ann").field == "tags"
    assert change(PRINTED, enabled=False, actor="ann").field == "enabled"


def test_the_rest_may_change():
    assert change(PRINTED, title="T", tags=["printed"], actor="ann").refused is None
    assert change({"url": "https://example.com/"}, url="https://example.org/", actor="ann").refused is None


def test_the_print_shop():
    assert change(PRINTED, url="https://example.org/", actor="print-shop").refused is None
