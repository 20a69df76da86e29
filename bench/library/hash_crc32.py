import zlib
from pathlib import Path

whole = b"".join(p.read_bytes() for p in sorted(Path("docs").glob("*.md")))
lines = whole.splitlines()
total = 0
for _ in range(1500):
    total ^= zlib.crc32(whole)
for _ in range(500):
    for line in lines:
        total += zlib.crc32(line)
print(total)
