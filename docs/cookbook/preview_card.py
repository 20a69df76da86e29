"""Give bots that make previews a card of our own, and lead people on.

Chats and networks read the og: tags of a page. The card is no click.
"""

CARD = """<!doctype html><meta charset="utf-8"><title>The spring sale</title>
<meta property="og:title" content="The spring sale">
<meta property="og:description" content="Everything that grows, for less.">
<meta property="og:image" content="https://example.com/spring.png">"""


def route(req):
    if req.bot:
        return page(CARD, click=False)
