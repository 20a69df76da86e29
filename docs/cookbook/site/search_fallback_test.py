def test_words():
    assert missing("summer-sale/shoes").url == "https://www.example.com/search?q=summer+sale+shoes"
    assert missing("grüße & co").url == "https://www.example.com/search?q=gr%C3%BC%C3%9Fe+%26+co"


def test_bots_learn_that_there_is_nothing():
    assert missing("summer", bot="crawler").outcome == "not_found"
