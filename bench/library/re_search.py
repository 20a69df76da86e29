import re
from pathlib import Path

text = "\n".join(p.read_text() for p in sorted(Path("docs").glob("*.md")))
patterns = [
    r"\bhttps?://[\w./-]+",
    r"\[([^\]]*)\]\(([^)]+)\)",
    r"(?m)^#+ (.*)$",
    r"`[^`\n]+`",
    r"\b[A-Z][a-z]+(?:\.[a-z]+)+\b",
    r"\d+(?:\.\d+)?\s*(?:ms|µs|s|%)",
    r"(?i)\b(?:redirect|visitor|program|node)s?\b",
    r"\w+",
]
for p in patterns:
    count = size = 0
    for m in re.compile(p).finditer(text):
        count += 1
        size += m.end() - m.start()
    print(p, count, size)
agents = open("visitor/testdata/agents.tsv").read().split("\n")
browser = re.compile(r"(?P<name>Chrome|Firefox|Version|Edg|OPR)/(?P<version>[\d.]+)")
system = re.compile(r"\((?P<system>[^;)]+)(?:; (?P<more>[^)]*))?\)")
bot = re.compile(r"bot|crawl|spider|slurp|preview", re.I)
matched = 0
for _ in range(20):
    for agent in agents:
        if m := browser.search(agent):
            matched += len(m["name"]) + len(m["version"])
        if m := system.search(agent):
            matched += len(m.group("system"))
        if bot.search(agent):
            matched += 1
print(matched)
