LINK = {"time_zone": "Europe/Berlin"}


def test_weeks():
    assert visit(now="2026-03-04T12:00").url == "https://oncall.example/blue"  # week 10
    assert visit(now="2026-03-08T23:59").url == "https://oncall.example/blue"
    assert visit(now="2026-03-09T00:00").url == "https://oncall.example/red"


def test_the_turn_of_a_year():
    assert visit(now="2027-01-01T12:00").url == "https://oncall.example/red"  # week 53 of 2026
