def test_pages():
    assert visit().url == "https://docs.example.com/"
    assert visit(path="install/linux").url == "https://docs.example.com/install/linux"


def test_moved():
    assert visit(path="setup/linux").url == "https://docs.example.com/install/linux"
    assert visit(path="faq").url == "https://docs.example.com/help/questions"


def test_what_is_odd_is_escaped():
    assert visit(path="a b/%3Fq").url == "https://docs.example.com/a%20b/%3Fq"
