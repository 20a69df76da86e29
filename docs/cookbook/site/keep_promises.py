"""Keep links that are tagged "printed" where they lead: they stand on paper, and nobody can mend that.

Whoever comes with a token named in EDITORS may change them all the same.
"""

EDITORS = {"print-shop"}


def on_change(link, before, actor):
    if "printed" not in before.tags or actor.name in EDITORS:
        return
    if link.url != before.url:
        refuse("the link is printed somewhere: ask the print shop", field="url")
    if "printed" not in link.tags:
        refuse("only the print shop says what is printed", field="tags")
    if not link.enabled:
        refuse("a printed link stays switched on", field="enabled")
