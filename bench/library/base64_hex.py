import base64
from pathlib import Path

whole = b"".join(p.read_bytes() for p in sorted(Path("docs").glob("*.md")))
lines = whole.splitlines()
size = 0
for _ in range(200):
    size += len(base64.b64decode(base64.b64encode(whole))) + len(bytes.fromhex(whole.hex()))
for _ in range(20):
    for line in lines:
        size += len(base64.urlsafe_b64decode(base64.urlsafe_b64encode(line))) + len(bytes.fromhex(line.hex()))
print(size)
