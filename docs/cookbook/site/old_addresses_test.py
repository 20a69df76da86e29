def test_numbers():
    assert missing("r/4711").url == "https://example.com/colognes"
    assert missing("r/4711").status == 301
    assert missing("r/1").outcome == "gone"


def test_documents():
    assert missing("2019/annual-report").url == "https://docs.example.com/archive/2019/annual-report"


def test_anything_else():
    assert missing("r/x").outcome == "not_found"
    assert missing("2019/../x").outcome == "not_found"
