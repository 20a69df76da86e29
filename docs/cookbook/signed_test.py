import hashlib
import hmac

LINK = {"url": "https://example.com/report"}
NOW = "2026-03-04T12:00"  # 1772625600


def signed(user, until):
    key = b"change me: whoever may read this program knows it"
    return {"user": user, "until": until, "sig": hmac.new(key, f"{user}\n{until}".encode(), hashlib.sha256).hexdigest()[:32]}


def test_valid():
    assert visit(now=NOW, query=signed("ann", "1772625601")).url == "https://example.com/report"


def test_expired():
    assert visit(now=NOW, query=signed("ann", "1772625599")).outcome == "gone"


def test_forged():
    for query in ({}, {"sig": "x"}, signed("ann", "1772625601") | {"user": "bob"}, signed("ann", "1772625601") | {"until": "9999999999"}):
        assert visit(now=NOW, query=query).status == 403, query
