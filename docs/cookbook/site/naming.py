"""Keep slugs tidy: lower case, dashes for underscores, and each team below its own name.
"""

TEAMS = {"marketing": "m/", "support": "help/"}


def on_create(link, actor):
    if not link.slug:
        return None
    slug = link.slug.lower().replace("_", "-")
    prefix = TEAMS.get(actor.name, "")
    if not slug.startswith(prefix):
        slug = prefix + slug
    return {"slug": slug}
