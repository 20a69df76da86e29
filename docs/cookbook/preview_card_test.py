LINK = {"url": "https://example.com/sale"}


def test_bots_see_the_card():
    for agent in ("facebookexternalhit/1.1", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "TelegramBot (like TwitterBot)"):
        d = visit(headers={"User-Agent": agent})
        assert "og:title" in d.body and not d.click, agent


def test_people_are_led_on():
    assert visit(device="mobile").url == "https://example.com/sale"
