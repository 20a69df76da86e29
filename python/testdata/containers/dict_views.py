def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), list(k), list(v), list(i))
d["d"] = 4
del d["a"]
print(k, v, i, "a" in k, "d" in k, 4 in v, ("d", 4) in i, ("d", 5) in i, "d" in i, ("d",) in i, ["d", 4] in i)
print(list(reversed(d)), list(reversed(k)), list(reversed(v)), list(reversed(i)))
print(k == {"b", "c", "d"}, k == d.keys(), i == {("b", 2), ("c", 3), ("d", 4)}, v == d.values(), k == ["b", "c", "d"], k != {"b"}, v == v)
print(sorted(k & {"b", "z"}), sorted(k | "z"), sorted(k - ["b"]), sorted(k ^ {"b", "z"}), sorted({"b", "z"} & k), sorted({"z"} | k), sorted({"b", "z"} - k), sorted(["b", "z"] - k), sorted(["z"] ^ k))
print(sorted(i & {("b", 2)}), sorted(i | [("q", 1)]), sorted(i - {("c", 3)}), sorted(i ^ {("b", 2)}), type(k & k).__name__, type(i | i).__name__)
print(k < {"b", "c", "d", "e"}, k <= {"b", "c", "d"}, k > {"b"}, k >= {"b", "x"}, k < k, k <= k, i > set(), {"b"} < k, {"b", "c", "d"} >= k, frozenset("bcd") == k)
print(k.isdisjoint("xyz"), k.isdisjoint({"b"}), i.isdisjoint([("b", 2)]), k.isdisjoint(k), {}.keys().isdisjoint({}.keys()), i.isdisjoint({}))
for bad in [lambda: k & 5, lambda: k | 5, lambda: k - None, lambda: k ^ 1, lambda: k < 5, lambda: k < ["b"], lambda: v | v, lambda: hash(k), lambda: hash(i),
            lambda: k[0], lambda: k.isdisjoint(5), lambda: k + k, lambda: k | [[]], lambda: i & [[]], lambda: ([], 1) in i, lambda: type(k)(), lambda: v & v, lambda: v < v]:
    print(attempt(bad))
print(hash(v) == hash(v), k.mapping == d, k.mapping, type(k.mapping).__name__, attempt(lambda: k.mapping.__setitem__("x", 1)), i.mapping["b"])
print({1: 2}.keys() | {1: 3}.keys(), {1: 2}.items() == {1: 2.0}.items(), {1: []}.items() == {1: []}.items(), attempt(lambda: {1: []}.items() | set()), ((1, []) in {1: []}.items()))
d = {}
d["v"] = d.values()
print(d, d.values())
d = {}
d["me"] = d.items()
print(d)

d = {n: -n for n in range(10)}
for it in [iter(d), iter(d.values()), iter(d.items()), reversed(d), reversed(d.values()), reversed(d.items())]:
    print(type(it).__name__, next(it), next(it), it.__length_hint__(), it.__reduce__()[1], list(it), it.__length_hint__(), next(it, "end"), it.__reduce__()[1], iter(it) is it)


def changing(d, change):
    seen = []
    try:
        for key in d:
            seen.append(key)
            change(d, key)
            if len(seen) > 20:
                return "too long"
    except RuntimeError as e:
        return str(e), seen
    return seen


print(changing({1: 2, 3: 4}, lambda d, k: d.__setitem__(k + 10, 0)))
print(changing({1: 2, 3: 4}, lambda d, k: d.pop(k)))
print(changing({1: 2, 3: 4}, lambda d, k: d.__setitem__(k, 9)))
print(changing({1: 2}, lambda d, k: (d.pop(k), d.__setitem__(k + 1, 0))))
print(changing({1: 2, 3: 4}, lambda d, k: d.clear()))
it = iter({1: 2, 3: 4})
d = {1: 2, 3: 4}
it = iter(d)
next(it)
d[5] = 6
print(attempt(next, it), attempt(next, it), it.__length_hint__())
del d[5]
print(attempt(next, it))
it = iter(d.items())
print(list(it))
d[7] = 8
print(attempt(next, it, "stays at the end"), list(it))
big = {n: n for n in range(100)}
for n in list(big):
    if n % 3:
        del big[n]
print(list(big.items())[:4], list(reversed(big))[:4], [k for k in big if k > 90], len(big.keys() - range(50)), sum(big.values() & big.keys()) if False else sum(big))


class D(dict):
    def keys(self):
        return ["overridden"]

    def __iter__(self):
        return iter(["iterated"])

    def __getitem__(self, key):
        return "item of " + key


x = D(a=1)
print(list(x), x.keys(), x.items(), dict(x), {**x}, list(x.values()), len(x), D.__iter__ is dict.__iter__, list(dict.keys(x)))
