"""Let everybody make links, but those of guests end after a month and have generated slugs.

For an instance that is open to all (open = true).
"""

from datetime import datetime, timedelta, timezone


def on_create(link, actor):
    if not actor.anonymous:
        return None
    if link.slug:
        refuse("sign in to choose the slug yourself", field="slug")
    latest = datetime.now(timezone.utc) + timedelta(days=30)
    if link.expires_at is None or link.expires_at > latest:
        return {"expires_at": latest, "tags": link.tags + ["guest"]}
    return {"tags": link.tags + ["guest"]}
