"""Short names for the tools of a team: go/jira/123, go/gh/api/pull/7, go/who/ann.

Make one link with the slug `go`, or one for each tool. A name without more leads to the tool's first page.
The link needs `forward_path`, so that it takes what follows its slug.
"""

from urllib.parse import quote

TOOLS = {
    "jira": ("https://jira.example.com/", "https://jira.example.com/browse/PROJ-{}"),
    "gh": ("https://github.com/example", "https://github.com/example/{}"),
    "who": ("https://people.example.com/", "https://people.example.com/search?q={}"),
}


def route(req):
    name, _, rest = req.path.partition("/")
    if not name:
        rows = "".join(f"<li>{tool}" for tool in sorted(TOOLS))
        return page(f"<h1>Tools</h1><ul>{rows}</ul>", click=False)
    if name not in TOOLS:
        return not_found()
    first, more = TOOLS[name]
    return more.format(quote(rest)) if rest else first
