import random
from pathlib import Path

words = []
for p in sorted(Path("docs").glob("*.md")):
    words += p.read_text().split()
random.seed(5)
out = []
for _ in range(12):
    random.shuffle(words)
    by_length = sorted(words, key=len)
    folded = sorted(words, key=str.lower)
    plain = sorted(words)
    pairs = sorted((len(w), w) for w in words)
    counts = {}
    for w in words:
        counts[w] = counts.get(w, 0) + 1
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    numbers = sorted(hash(len(w) * 2654435761 % 1000003) for w in words)
    out.append((len(by_length), folded[0], plain[-1], pairs[10], common[:3], numbers[-1]))
print(len(set(map(str, out))), out[0][1:])
