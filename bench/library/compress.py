import zlib
from pathlib import Path

texts = [p.read_bytes() for p in sorted(Path("docs").glob("*.md"))]
agents = open("visitor/testdata/agents.tsv", "rb").read().splitlines()
size = 0
for _ in range(6):
    for t in texts:
        size += len(zlib.decompress(zlib.compress(t))) 
for _ in range(20):
    for a in agents:
        size += len(zlib.decompress(zlib.compress(a)))
print(size)
