LINK = {"url": "https://shop.example/world"}


def test_a_country_with_a_shop():
    assert visit(country="AT").url == "https://shop.example/de"
    assert visit(country="CH").url == "https://shop.example/ch"


def test_the_others_see_the_shop_for_all():
    assert visit(country="BR").url == "https://shop.example/world"
    assert visit().url == "https://shop.example/world"
