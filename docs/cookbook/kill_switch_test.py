def test_on():
    assert visit(link={"tags": ["beta"]}).url == "https://beta.example.com/"


def test_off():
    assert visit(link={"tags": ["beta", "off"]}).status == 503
