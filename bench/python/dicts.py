def main():
    counts = {}
    seed = 42
    for _ in range(300_000):
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        key = seed % 5000
        counts[key] = counts.get(key, 0) + 1
    words = {}
    for i in range(150_000):
        w = "w" + str(i % 3000)
        if w in words:
            words[w] += i
        else:
            words[w] = i
    total = 0
    for k, v in words.items():
        total += v + len(k)
    print(len(counts), max(counts.values()), total)

main()
