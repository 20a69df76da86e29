def test_by_country():
    assert visit(country="IT").url.endswith("=EUR")
    assert visit(country="CH").url.endswith("=CHF")
    assert visit().url.endswith("=USD")


def test_by_choice():
    assert visit(country="IT", query={"currency": "gbp"}).url.endswith("=GBP")
    assert visit(country="IT", query={"currency": "&x=y"}).url.endswith("=EUR")
