def test_invited():
    assert visit(path="SPRING-7-orchard").url == "https://party.example/?guest=bob"


def test_not_invited():
    assert visit(path="spring-8").outcome == visit().outcome == "not_found"
