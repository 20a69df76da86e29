LINK = {"url": "https://example.com/download"}


def test_desktops():
    assert visit(device="desktop", os="macos").url.endswith("/app.dmg")
    assert visit(device="desktop", os="linux").url.endswith("/app.AppImage")


def test_the_others():
    assert visit(device="mobile", os="ios").url == "https://example.com/download"
    assert visit(device="desktop", os="chromeos").url == "https://example.com/download"
