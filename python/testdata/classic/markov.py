class LCG:
    def __init__(self, seed): self.state = seed
    def __call__(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % n
    def shuffle(self, a):
        for i in range(len(a) - 1, 0, -1):
            j = self(i + 1)
            a[i], a[j] = a[j], a[i]
        return a
    def choice(self, a): return a[self(len(a))]
    def float(self): return self(1 << 31) / (1 << 31)
random = LCG(42)
print([random(100) for _ in range(10)], random.shuffle(list("abcdefg")), f"{random.float():.9f}")
CORPUS = "the cat sat on the mat and the dog sat on the log while the cat saw the dog and the dog saw the cat".split()
chain = {}
for a, b in zip(CORPUS, CORPUS[1:]): chain.setdefault(a, []).append(b)
for word in sorted(chain): print(f"{word}: {chain[word]}")
def generate(start, n):
    word = start
    while n and word in chain:
        yield word
        word, n = random.choice(chain[word]), n - 1
    yield word + "."
for start in ("the", "dog", "nothing"): print(" ".join(generate(start, 12)).capitalize())
counts = [0] * 6
for _ in range(6000): counts[random(6)] += 1
print(counts, all(850 < c < 1150 for c in counts))
inside = sum(random.float() ** 2 + random.float() ** 2 < 1 for _ in range(4000))
print(4 * inside / 4000)
walk, seen = 0, [0]
for _ in range(30): walk += random.choice([-1, 1]); seen.append(walk)
low = min(seen)
for level in range(max(seen), low - 1, -1): print(f"{level:+3d} |" + "".join("*" if s == level else " " for s in seen).rstrip())
def gauss(): return sum(random.float() for _ in range(12)) - 6
values = [gauss() for _ in range(2000)]
mean = sum(values) / len(values); sd = (sum((v - mean) ** 2 for v in values) / len(values)) ** 0.5
print(f"{mean:+.4f} {sd:.4f}")
bins = {}
for v in values: bins[round(v)] = bins.get(round(v), 0) + 1
for k in sorted(bins): print(f"{k:+d} {'#' * (bins[k] // 20)}")
