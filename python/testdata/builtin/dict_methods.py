d = {"a": 1, "b": 2}
print(d, d["a"], d.get("z"), d.get("z", 0), d.setdefault("c", 3), d.setdefault("a", 9), d.pop("c"), d.pop("z", None), d.keys(), d.values(), d.items(), len(d), "a" in d, 1 in d, list(d), d.copy() == d, d.copy() is d)
d.update({"b": 5, "x": 6}); d.update(y=7); d.update([("z", 8), ["w", 9]]); d.update({}, q=0); d.update(); print(d, d.popitem(), d.popitem(), d)
print(d | {"a": 0, "n": 1}, {"n": 1} | d, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict([(1, 2)]), dict(a=1), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])), {**d, "a": 100}, {}, {1: {2: {}}}, dict())
d |= [("m", 1)]; print(d, d == dict(reversed(d.items())), list(reversed(d)), list(reversed(d.values())), {1: 2} == {1.0: 2.0}, {1: 2} != {1: 3}, {"a": 1} == {"a": 1, "b": 2})
k, v, i = d.keys(), d.values(), d.items(); d["new"] = 0; print("new" in k, len(v), ("new", 0) in i, k & {"a", "zz"}, sorted(k - {"a", "b"}), sorted(k | {"zz"})[-2:], {"a"} <= k, k.isdisjoint({"q"}) , i & {("a", 1)}, k == set(d), sorted({"a": 1}.keys() ^ {"b"}), k.mapping["a"])
del d["new"], d["a"]; d["a"] = "last"; print(d, next(iter(d)), list(d.items())[-1]); d["b"] = "same place"; print(d)
m = {1: "int", True: "bool", 1.0: "float"}; print(m, {0: 1, False: 2, 0.0: 3, -0.0: 4}, {(1, 2): 3, "x": [], None: None, ...: 5, int: 1, 1j: 2, b"x": 3, frozenset([1]): 4})
r = {}; r["self"] = r; print(r, [r], r == r); r2 = {"l": [r]}; print(r2)
for f in (lambda: [d.pop(k) for k in d], lambda: [d.setdefault(k + "2", 1) for k in d], lambda: [d.update({k: 1}) for k in d]):
    try: print(f(), d)
    except RuntimeError as e: print(e, d)
class D(dict):
    def __missing__(self, k): return f"missing {k}"
x = D(a=1); print(x["a"], x["z"], x.get("z"), "z" in x, x, x | {"b": 1}, type(x | {}).__name__, type(x.copy()).__name__, x == {"a": 1}, D.fromkeys("a"), type(D.fromkeys("a")).__name__)
class U(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 10)
    def __getitem__(self, k): return "got"
    def keys(self): return ["fake"]
u = U(a=1); u["b"] = 2; u.update(c=3); u.setdefault("d", 4); print(u, u["a"], u.get("a"), dict(u), {**u}, list(u), list(u.values()))
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): print("hash", self.n, end="; "); return 7
    def __eq__(self, o): print("eq", self.n, o.n, end="; "); return self.n == o.n
kd = {K(1): 1, K(2): 2}; print(len(kd)); print(kd.get(K(2)), kd.get(K(3))); kd[K(1)] = 5; print([k.n for k in kd], list(kd.values()))
for t in ["d['zz']", "d[[]]", "d.pop('zz')", "{}.popitem()", "dict(5)", "dict([1])", "dict([(1, 2, 3)])", "dict(['ab', 'c'])", "dict(None)", "dict(1, 2)", "d.get()", "d.get([])", "d.update(5)", "d.update([5])", "d | 5", "5 | d", "d < d", "d + d", "dict.fromkeys(5)", "{[]: 1}", "{{}: 1}", "hash({})", "d.keys()[0]", "d.foo", "dict(**{1: 2})", "d.setdefault()", "d.setdefault([], 1)", "d.pop()", "d.clear(1)", "d.keys() | 5", "d.items() & [([], 1)]", "d.values() == d.values()", "d.values() & set()", "next(d)", "d.copy(1)", "{}['a']['b']", "{1: 2}[2]", "{}[(1, 2)]", "{}[None]", "del_ if False else {}[1.5]", "dict(a=1, **{'a': 2})", "{**5}", "{**[1]}", "[*d.items()][0]", "d(1)", "[] in d", "dict.get({}, 1)", "dict.get(5, 1)", "d.__getitem__('zz')"]:
    try: print(t, "=", eval(t))
    except Exception as e: print(t, "!", type(e).__name__, e)
try: del d["zz"]
except KeyError as e: print(repr(e), e.args)
class Keys:
    def keys(self): return iter("ab")
    def __getitem__(self, k): return k * 2
print(dict(Keys()), {**Keys()}, {}.update(Keys()), (lambda **k: k)(**Keys()))
it = iter({1: 2, 3: 4}.items()); print(next(it), it.__length_hint__(), list(it), next(it, None))
big = {i: i * i for i in range(1000)}; [big.pop(i) for i in range(0, 1000, 2)]; big[0] = "back"; print(len(big), list(big)[:3], list(big)[-1], sum(k for k in big)); big.clear(); print(big)
