LINK = {"url": "https://example.com/app"}


def test_phones():
    assert "apple" in visit(device="mobile", os="ios").url
    assert "google" in visit(device="tablet", os="android").url


def test_the_web_site_for_the_others():
    assert visit(device="desktop", os="macos").url == "https://example.com/app"
    assert visit(device="mobile", os="kaios").url == "https://example.com/app"
    assert visit(bot="Slackbot", os="android").url == "https://example.com/app"


def test_real_browsers():
    iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
    assert "apple" in visit(headers={"User-Agent": iphone}).url
    assert visit(headers={"User-Agent": "WhatsApp/2.24.11.79 A"}).url == "https://example.com/app"
