def test_tickets():
    assert visit(path="jira/123").url == "https://jira.example.com/browse/PROJ-123"
    assert visit(path="jira").url == "https://jira.example.com/"


def test_repositories():
    assert visit(path="gh/api/pull/7").url == "https://github.com/example/api/pull/7"


def test_a_search_is_escaped():
    assert visit(path="who/ann%26bob").url == "https://people.example.com/search?q=ann%26bob"


def test_no_such_tool():
    assert visit(path="wiki/x").outcome == "not_found"


def test_the_list():
    assert "<li>gh<li>jira<li>who" in visit().body
