"""Lead to the page in the best language that the visitor reads and we have.

`req.languages` has the best first, as in de-AT; a page for all of German will do for Austria.
"""

PAGES = {"de": "/de/", "fr": "/fr/", "pt-BR": "/br/", "pt": "/pt/", "en": "/en/"}


def route(req):
    for language in req.languages:
        page = PAGES.get(language) or PAGES.get(language.split("-")[0])
        if page:
            return "https://example.com" + page
    return "https://example.com/en/"
