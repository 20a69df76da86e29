def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + repr(e.args)


d = {"a": 1, 2: "b", (3,): None, None: 4, 1.5: 5}
print(d, d["a"], d[2.0], d[(3,)], d[None], d[1.5], len(d), 2 in d, "z" in d, list(d), bool(d), bool({}))
d[True] = "one"
d[1.0] = "uno"
d[1] = "eins"
print(d, d.get(1), d.get("no"), d.get("no", 7), attempt(lambda: d["no"]), attempt(lambda: d[(1, 2)]), attempt(lambda: d[[]]))
print(d.setdefault("a", 9), d.setdefault("new"), d.setdefault("newer", 3), d.pop("new"), d.pop("gone", "default"), attempt(d.pop, "gone"), d.popitem(), d.popitem())
del d["a"]
d["a"] = "again"
print(list(d.items()), attempt(d.__delitem__, "zz"), attempt({}.popitem), attempt({}.pop, []), attempt({1: 2}.pop, []))
print(dict(a=1, b=2), dict([(1, 2), "xy", [3, 4]]), dict({1: 2}, z=3), dict(zip("ab", range(2))), dict(), dict([("a", 1)], a=2))
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], []), dict.fromkeys({1: 5, 2: 6}, 0), dict.fromkeys({1, 2}, 1), attempt(dict.fromkeys, 5), attempt(dict.fromkeys, [[]]))
for bad in [5, [1], [(1,)], ["ab", "c"], [(1, 2, 3)], [[1, 2], None], [([], 1)], None, "ab", [{1, 2, 3}]]:
    print(bad, attempt(dict, bad), attempt({}.update, bad))
print(attempt(dict, 1, 2), attempt({}.update, 1, 2), attempt({}.get), attempt({}.get, 1, 2, 3), attempt({}.setdefault), attempt(hash, {}), attempt(lambda: {} < {}))


class Mapping:
    def keys(self):
        return iter(["k1", "k2"])

    def __getitem__(self, key):
        return key.upper()


class NoItems:
    keys = 5


print(dict(Mapping()), {**Mapping(), "x": 1}, attempt(dict, NoItems()))
e = {1: "a"}
e.update(Mapping(), k1="kw")
e.update({2: 3}, b=4)
e.update([(5, 6)])
e.update()
print(e)
x, y = {1: 2, 3: 4}, {3: 5, 6: 7}
print(x | y, y | x, x | {}, attempt(lambda: x | [(1, 2)]), attempt(lambda: x | None), x.__or__([]), x.__ror__(y))
x |= y
x |= [(8, 9), "zz"]
print(x, x.copy() == x, x.copy() is x)


def ior(a, b):
    a |= b
    return a


print(attempt(ior, {}, 5), attempt(ior, {}, [1]), ior({}, Mapping()))
print({1: 2} == {1: 2.0}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} != {1: 3}, {1: 2} == {2: 1}, {} == [], {1: [2]} == {1: [2]}, {"a": {"b": 1}} == {"a": {"b": 1}})
nums = {i: i * i for i in range(200)}
for i in range(0, 200, 3):
    del nums[i]
for i in range(300, 320):
    nums[i] = -i
print(len(nums), sum(nums), sum(nums.values()), list(nums)[:8], list(nums)[-3:], list(reversed(nums))[:3])
words = {}
for w in ["the", "cat", "and", "the", "dog", "and", "the", "bird"]:
    words[w] = words.get(w, 0) + 1
print(words)
q = {}
for i in range(2000):
    q[i] = i
    q.popitem()
    q[-i] = i
    del q[-i]
for i in range(1000):
    q[i] = i
    if i > 10:
        del q[i - 10]
print(len(q), list(q))
for i in range(500):
    q["k" + str(i)] = i
    if i % 2:
        q.pop("k" + str(i - 1))
print(len(q), q["k499"], "k498" in q)
q.clear()
print(q, len(q), list(q))
d = {}
d["self"] = d
d["list"] = [d]
print(d, {1: d})
match {"kind": "point", "x": 1, "y": 2}:
    case {"kind": "point", "x": x, **rest}:
        print(x, rest)
print({"b": 1, "a": 2}.keys(), {**{1: 2}, **{1: 3}}, {k: v for k, v in zip("ab", "cd")}, {1: 2}.__contains__(1), {}.__class_getitem__(int))


def keywords(**kw):
    return kw


print(keywords(**{"a": 1}, b=2), attempt(lambda: keywords(**{1: 2})), attempt(lambda: keywords(**5)), keywords(**Mapping()))
