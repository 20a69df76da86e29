def test_each_country_has_its_tag():
    assert visit(country="GB").url == "https://www.shop.example.co.uk/dp/B000TEST?tag=ours-21"
    assert visit(country="DE").url == "https://www.shop.example.de/dp/B000TEST?tag=ours-03"


def test_the_rest():
    assert visit(country="JP").url.endswith("tag=ours-20")
    assert visit().url.endswith("tag=ours-20")
