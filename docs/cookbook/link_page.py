"""Show a page of links for a profile, and lead on from each by its name: me/blog, me/shop.

Only what is followed from the page counts as a click. The link needs `forward_path`, as all do that take what follows the slug.
"""

LINKS = {
    "blog": ("Notes", "https://blog.example.com/"),
    "shop": ("Things to buy", "https://shop.example.com/"),
    "talks": ("Talks & slides", "https://talks.example.com/"),
}


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def route(req):
    name = req.path.strip("/")
    if name in LINKS:
        return LINKS[name][1]
    if name:
        return not_found()
    items = "".join(f'<li><a href="/{req.slug}/{name}">{escape(title)}</a></li>' for name, (title, _) in LINKS.items())
    return page(f"<h1>{escape(req.link.title)}</h1><ul>{items}</ul>", click=False)
