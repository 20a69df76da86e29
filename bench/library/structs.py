import struct
import zlib
from pathlib import Path

whole = b"".join(p.read_bytes() for p in sorted(Path("docs").glob("*.md")))
header = struct.Struct("<4sHHIIqd")
total = 0
for n in range(15):
    packed = [header.pack(b"jink", i & 0xFFFF, 7, i, len(whole), -i, i / 3) for i in range(6000)]
    for p in packed:
        magic, low, seven, i, size, negative, third = header.unpack(p)
        total += low + i + negative
    data = b"".join(packed)
    for low, _, i in struct.iter_unpack("<6xHII16x", data):
        total += low
    for i in range(0, 8000, 2):
        total += struct.unpack_from(">H", whole, i)[0]
        total += len(struct.pack("!HH", i, n))
    run = struct.unpack(f"<{len(whole) // 4}I", whole[: len(whole) // 4 * 4])
    total += zlib.crc32(struct.pack(f"<{len(run)}I", *run))
print(total)
