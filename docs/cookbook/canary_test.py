LINK = {"url": "https://www.example.com/"}


def test_on_and_off():
    d = visit(query={"canary": "on"}, visitor="ann")
    assert d.url == "https://next.example.com/" and d.cookies[0].startswith("canary=on; ")
    d = visit(query={"canary": "off"}, cookies={"canary": "on"})
    assert d.url == "https://www.example.com/" and "Max-Age=0" in d.cookies[0]


def test_who_has_the_cookie_stays():
    assert visit(cookies={"canary": "on"}).url == "https://next.example.com/"


def test_few_others():
    assert sum(visit(visitor=f"v{n}").url == "https://next.example.com/" for n in range(200)) < 10
