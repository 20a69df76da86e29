def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


seed = 12345


def rand(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 65536 % n


def is_sorted(l):
    return all(not b < a for a, b in zip(l, l[1:]))


class Item:
    compared = 0

    def __init__(self, key, place):
        self.key, self.place = key, place

    def __lt__(self, other):
        Item.compared += 1
        return self.key < other.key


for n in [0, 1, 2, 3, 5, 10, 23, 24, 25, 64, 100, 257, 1000]:
    for spread in [1, 3, n + 1, 10 * n + 1]:
        values = [rand(spread) for _ in range(n)]
        items = [Item(v, i) for i, v in enumerate(values)]
        items.sort()
        assert all((a.key, a.place) < (b.key, b.place) for a, b in zip(items, items[1:])), (n, spread)
        pairs = sorted(((v, i) for i, v in enumerate(values)), key=lambda p: p[0])
        assert pairs == sorted(pairs), (n, spread)
        back = sorted(((v, i) for i, v in enumerate(values)), key=lambda p: p[0], reverse=True)
        assert all(a[0] > b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(back, back[1:])), (n, spread)
        assert is_sorted(sorted(values)) and is_sorted(sorted(map(float, values))) and is_sorted(sorted(map(str, values)))
        assert sorted(values, reverse=True) == sorted(values)[::-1]
        assert sorted(values + [0.5]) == sorted([0.5] + values)
print("sorted all")

Item.compared = 0
[Item(i, i) for i in range(1000)].sort()
print("in order:", Item.compared < 1100)
Item.compared = 0
l = [Item(-i, i) for i in range(1000)]
l.sort()
print("in reverse:", Item.compared < 1100, l[0].key, l[-1].key)
Item.compared = 0
[Item(rand(10**6), i) for i in range(1000)].sort()
print("at random:", Item.compared < 11000)

print(sorted("hello"), sorted({3: 1, 1: 2}), sorted([True, False, 2, 0.5]), sorted(["b", "B", "a", "é", "z", "", "aa", "\U0001f600", "\uffff"]))
print(sorted([(2, "b"), (1, "z"), (1, "a")]), sorted([[3], [1, 2], [1]]), sorted([-0.0, 0.0, -0.0]), sorted([0.0, -0.0], reverse=True))
print(sorted(["bb", "a", "ccc"], key=len), sorted(["bb", "a", "ccc"], key=len, reverse=True), sorted([1, 2, 3, 4, 5, 6], key=lambda n: n % 3))
print(sorted([10**30, 5, -10**30, 7]), sorted([1, 2.5, -3, 10**25, float("inf"), float("-inf")]))
print(attempt(sorted, [1, "a"]), attempt(sorted, [1, None]), attempt(sorted, [1j, 2j]), attempt(sorted, [{}, {}]), attempt(sorted, 5))
print(attempt([1].sort, 5), attempt([1].sort, key=5), attempt([1].sort, foo=5), [3, 1].sort(key=None), attempt(sorted, [2, 1], reverse=1))


def raising(at):
    count = 0

    def key(v):
        nonlocal count
        count += 1
        if count == at:
            raise ValueError("at " + str(at))
        return -v

    return key


l = [1, 2, 3, 4]
for at in range(1, 6):
    print(attempt(l.sort, key=raising(at)), l)


class Weird:
    def __init__(self, v, fail):
        self.v, self.fail = v, fail

    def __lt__(self, other):
        if self.fail and other.fail:
            raise RuntimeError("no order")
        return self.v < other.v

    def __repr__(self):
        return "W" + str(self.v)


l = [Weird(3, False), Weird(1, True), Weird(2, True), Weird(0, False)]
print(attempt(l.sort), sorted(w.v for w in l), len(l))

l = [3, 1, 2]


def sees(v):
    print("during the sort the list is", l)
    return v


l.sort(key=sees)
print(l)


def grows(v):
    l.append(v)
    return v


print(attempt(l.sort, key=grows), l)


class Truthy:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        return [1] if self.v < other.v else []


print([t.v for t in sorted([Truthy(2), Truthy(3), Truthy(1)])])
print(sorted([float("nan"), 1.0])[1] == 1.0, len(sorted([2.0, float("nan"), 1.0])))
names = ["x" * (i * 7 % 5) + str(i) for i in range(12)]
print(sorted(names), sorted(names, key=lambda s: (len(s), s)), sorted(names, key=str.upper, reverse=True))
print(min([3, 1, 2], key=lambda v: -v), max("abc"), [*reversed(sorted([2, 1]))])
