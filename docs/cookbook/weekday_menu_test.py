LINK = {"url": "https://canteen.example/closed", "time_zone": "Asia/Tokyo"}


def test_days():
    assert visit(now="2026-03-02T11:00").url == "https://canteen.example/monday"
    assert visit(now="2026-03-06T11:00").url == "https://canteen.example/friday"


def test_weekend():
    assert visit(now="2026-03-07T11:00").url == "https://canteen.example/closed"
