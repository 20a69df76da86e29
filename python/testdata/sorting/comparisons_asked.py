# How often, and in which order, items are compared: as many programs count it, it must be the same.
class Item:
    count = trace = 0
    def __init__(self, v, tag=0): self.v, self.tag = v, tag
    def __lt__(self, o):
        Item.count += 1
        Item.trace = (Item.trace * 31 + self.v * 7 + o.v + self.tag) % 1000000007
        return self.v < o.v
state = 12345
def random(n):
    global state
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state // 65536 % n
def patterns(n):
    yield "random", [random(1000) for _ in range(n)]
    yield "few", [random(4) for _ in range(n)]
    yield "up", list(range(n))
    yield "down", list(range(n, 0, -1))
    yield "equal", [5] * n
    yield "up down", [*range(n // 2), *range(n // 2, 0, -1)]
    yield "saw", [i % 7 for i in range(n)]
    yield "long saw", [i % 50 for i in range(n)]
    yield "down pairs", [(n - i) // 2 for i in range(n)]
    yield "up one off", [*range(1, n), 0]
    yield "down one off", [*range(n, 1, -1), n + 1]
    yield "blocks", [i // 10 * 10 % 37 for i in range(n)]
    yield "two sorted", sorted(random(500) for _ in range(n // 2)) + sorted(random(500) for _ in range(n // 2))
    yield "interleaved", [x for i in range(n // 2) for x in (i, i + n)]
    yield "far apart", [*range(n // 2, n), *range(n // 2)]
    yield "down equal up", [9, 9, 8, 8, 8, 7, 7, 1, 1, 2, 2, 3][:n] * (n // 12 or 1)
for n in (0, 1, 2, 3, 5, 12, 31, 63, 64, 65, 130, 500, 1500):
    for name, values in patterns(n):
        row = []
        for options in ({}, {"reverse": True}, {"key": lambda i: i}):
            items = [Item(v, i) for i, v in enumerate(values)]
            Item.count = Item.trace = 0
            items.sort(**options)
            asked, trace = Item.count, Item.trace
            assert [i.v for i in items] == sorted(values, reverse="reverse" in options)
            assert all(a.v != b.v or a.tag < b.tag for a, b in zip(items, items[1:]))
            row.append(f"{asked} {trace}")
        print(n, name, *row)
