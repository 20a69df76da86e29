items = [("map", 9, 150), ("compass", 13, 35), ("water", 153, 200), ("sandwich", 50, 160), ("glucose", 15, 60), ("tin", 68, 45),
         ("banana", 27, 60), ("apple", 39, 40), ("cheese", 23, 30), ("beer", 52, 10), ("cream", 11, 70), ("camera", 32, 30)]

def table(items, capacity):
    best = [[0] * (capacity + 1) for _ in range(len(items) + 1)]
    for i, (_, weight, value) in enumerate(items, 1):
        for w in range(capacity + 1):
            best[i][w] = best[i - 1][w] if weight > w else max(best[i - 1][w], best[i - 1][w - weight] + value)
    chosen, w = [], capacity
    for i in range(len(items), 0, -1):
        if best[i][w] != best[i - 1][w]:
            chosen.append(items[i - 1][0])
            w -= items[i - 1][1]
    return best[-1][-1], chosen[::-1]

def memo(items, capacity):
    cache = {}
    def go(i, left):
        if i == len(items):
            return 0
        if (i, left) not in cache:
            _, w, v = items[i]
            cache[i, left] = max(go(i + 1, left), v + go(i + 1, left - w) if w <= left else 0)
        return cache[i, left]
    return go(0, capacity), len(cache)

for capacity in (0, 10, 50, 100, 200):
    value, chosen = table(items, capacity)
    print(capacity, value, chosen, memo(items, capacity))

def coins(amount, kinds):
    ways = [1] + [0] * amount
    for k in kinds:
        for a in range(k, amount + 1):
            ways[a] += ways[a - k]
    return ways[amount]
print([coins(n, [1, 2, 5, 10, 20, 50, 100, 200]) for n in (0, 1, 5, 10, 50, 200)])

def fewest(amount, kinds):
    best = [(0, ())]
    for a in range(1, amount + 1):
        options = [(best[a - k][0] + 1, best[a - k][1] + (k,)) for k in kinds if k <= a and best[a - k]]
        best.append(min(options, default=None))
    return best[amount]
print(fewest(63, [1, 5, 10, 21, 25]), fewest(3, [2]), fewest(11, [2, 5]))
def subset(numbers, target):
    sums = {0: []}
    for n in numbers:
        sums |= {s + n: c + [n] for s, c in sums.items() if s + n not in sums}
    return sums.get(target)
print(subset([3, 34, 4, 12, 5, 2], 9), subset([3, 34, 4, 12, 5, 2], 30))
