import re
from pathlib import Path

text = "\n".join(p.read_text() for p in sorted(Path("docs").glob("*.md")))
print(len(re.sub(r"\s+", " ", text)))
print(len(re.sub(r"`([^`\n]+)`", r"<code>\1</code>", text)))
print(len(re.sub(r"\[([^\]]*)\]\(([^)]+)\)", lambda m: f'<a href="{m[2]}">{m[1]}</a>', text)))
print(len(re.sub(r"[aeiou]", lambda m: m[0].upper(), text)))
print(len(re.split(r"[\s,.;:]+", text)), len(re.sub("&|<|>", lambda m: {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[m[0]], text)))
slug = re.compile(r"[^a-z0-9]+")
print(sum(len(slug.sub("-", line.lower()).strip("-")) for line in text.splitlines()))
