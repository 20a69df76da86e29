"""Keep crawlers of language models out, and ask search engines not to list the link.

Those that say who they are can be told apart; those that pass for browsers cannot.
"""

OUT = ("GPTBot", "ClaudeBot", "CCBot", "Bytespider", "PerplexityBot", "meta-externalagent")


def route(req):
    if req.bot and (req.bot_name or "").startswith(OUT):
        return not_found()
    return redirect(req.link.url, headers={"X-Robots-Tag": "noindex"})
