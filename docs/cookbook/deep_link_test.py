def test_new_phones_open_the_app():
    assert visit(os="ios", os_version="17.5.1", path="cart").url == "https://app.example/open/cart"
    assert visit(os="android", os_version="14", path="cart").url == "https://app.example/open/cart"


def test_old_ones_and_desktops_the_web():
    assert visit(os="ios", os_version="12.5.7", path="cart").url == "https://www.example.com/cart"
    assert visit(os="android", path="cart").url == "https://www.example.com/cart"
    assert visit(os="windows", os_version="11").url == "https://www.example.com/home"
