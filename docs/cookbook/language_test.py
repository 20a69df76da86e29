def test_the_best_that_we_have():
    assert visit(languages=["nl", "fr-CA", "en"]).url == "https://example.com/fr/"
    assert visit(languages=["de-AT"]).url == "https://example.com/de/"


def test_a_region_of_its_own():
    assert visit(languages=["pt-BR"]).url == "https://example.com/br/"
    assert visit(languages=["pt-PT"]).url == "https://example.com/pt/"


def test_english_for_the_rest():
    assert visit(languages=["ja"]).url == "https://example.com/en/"
    assert visit().url == "https://example.com/en/"


def test_as_browsers_send_it():
    assert visit(headers={"Accept-Language": "en;q=0.4, de-CH;q=0.9"}).url == "https://example.com/de/"
