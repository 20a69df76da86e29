from pathlib import Path

text = "".join(p.read_text() for p in sorted(Path("docs").glob("*.md")))
lines = text.splitlines()
size = 0
for _ in range(60):
    for name in "utf-8", "utf-16", "utf-16-le", "utf-32", "latin-1":
        size += len(text.encode(name, "replace").decode(name))
for _ in range(30):
    for line in lines:
        size += len(line.encode().decode()) + len(line.encode("ascii", "ignore")) + len(line.encode("utf-16-be"))
print(size)
