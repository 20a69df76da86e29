# Ordinary programs over containers: what they print is what counts.

def sieve(n):
    flags = [True] * (n + 1)
    flags[0:2] = [False, False]
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = [False] * len(range(i * i, n + 1, i))
    return [i for i, f in enumerate(flags) if f]


def permutations(items):
    if not items:
        yield ()
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield (x, *rest)


def topological(graph):
    order, done, active = [], set(), set()

    def visit(node):
        if node in done:
            return
        if node in active:
            raise ValueError("cycle at " + node)
        active.add(node)
        for next in sorted(graph.get(node, ())):
            visit(next)
        active.discard(node)
        done.add(node)
        order.append(node)

    for node in sorted(graph):
        visit(node)
    return order[::-1]


def queens(n, placed=()):
    if len(placed) == n:
        return [placed]
    row = len(placed)
    found = []
    for col in range(n):
        if all(col != c and abs(col - c) != row - r for r, c in enumerate(placed)):
            found += queens(n, placed + (col,))
    return found


def life(cells, generations):
    for _ in range(generations):
        near = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        near[x + dx, y + dy] = near.get((x + dx, y + dy), 0) + 1
        cells = {c for c, n in near.items() if n == 3 or n == 2 and c in cells}
    return cells


def lru(capacity, accesses):
    cache, hits = {}, 0
    for key in accesses:
        if key in cache:
            hits += 1
            cache[key] = cache.pop(key)
        else:
            if len(cache) == capacity:
                del cache[next(iter(cache))]
            cache[key] = key * key
    return hits, list(cache.items())


def group(words):
    groups = {}
    for w in words:
        groups.setdefault(tuple(sorted(w)), []).append(w)
    return sorted(groups.values(), key=lambda g: (-len(g), g))


def transpose(rows):
    return [list(r) for r in zip(*rows)]


def flatten(x):
    return [y for item in x for y in flatten(item)] if isinstance(x, (list, tuple)) else [x]


def merge_sorted(*lists):
    heads = [(l[0], i, 0) for i, l in enumerate(lists) if l]
    out = []
    while heads:
        heads.sort(reverse=True)
        v, i, at = heads.pop()
        out.append(v)
        if at + 1 < len(lists[i]):
            heads.append((lists[i][at + 1], i, at + 1))
    return out


print(sieve(100), len(sieve(10000)))
print(list(permutations("abc")), len(set(permutations([*range(6)]))))
print(topological({"shirt": {"tie", "belt"}, "tie": {"jacket"}, "belt": {"jacket"}, "pants": ["belt", "shoes"]}))
try:
    topological({"a": "b", "b": "a"})
except ValueError as e:
    print(e)
print(queens(6), len(queens(8)))
print(sorted(life({(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}, 20)))
print(lru(3, [1, 2, 3, 1, 4, 2, 5, 1, 1, 3] * 3), lru(50, [i * i % 97 for i in range(2000)])[0])
print(group(["tea", "eat", "ate", "tan", "nat", "bat"]))
print(transpose([[1, 2, 3], [4, 5, 6]]), flatten([1, [2, (3, [4, []])], ((5,),)]), merge_sorted([1, 5, 9], [2, 2, 8], [], [0]))
text = "it was the best of times it was the worst of times".split()
counts = {}
for w in text:
    counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])), max(counts, key=counts.get), {n: sorted(w for w in counts if counts[w] == n) for n in set(counts.values())})
matrix = [[(i * j) % 7 for j in range(5)] for i in range(5)]
print(matrix, sum(map(sum, matrix)), [row[::-1] for row in matrix[::-1]][0], list(map(max, zip(*matrix))))
fib = {0: 0, 1: 1}
for i in range(2, 120):
    fib[i] = fib[i - 1] + fib[i - 2]
print(fib[119], len(fib), list(fib.items())[-1], {v % 10 for v in fib.values()})
stack, queue = [], []
for token in "3 4 + 2 * 7 -".split():
    if token.isdigit():
        stack.append(int(token))
    else:
        b, a = stack.pop(), stack.pop()
        stack.append({"+": a + b, "*": a * b, "-": a - b}[token])
    queue.insert(0, token)
    if len(queue) > 4:
        queue.pop()
print(stack, queue)
inventory = [("apple", 3, 0.5), ("pear", 0, 0.75), ("fig", 12, 0.2)]
print({name: qty * price for name, qty, price in inventory if qty}, sorted(inventory, key=lambda t: t[1] * t[2], reverse=True)[0][0], [n for n, *_ in inventory], dict(zip(*list(zip(*inventory))[:2])))
