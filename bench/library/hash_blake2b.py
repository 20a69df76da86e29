import hashlib
from pathlib import Path

whole = b"".join(p.read_bytes() for p in sorted(Path("docs").glob("*.md")))
lines = whole.splitlines()
last = ""
for _ in range(200):
    last = hashlib.blake2b(whole).hexdigest()
for _ in range(80):
    for line in lines:
        last = hashlib.blake2b(line).hexdigest()
print(last)
