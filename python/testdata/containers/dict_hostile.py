# Keys whose __eq__ and __hash__ do what they should not, and subclasses that say what a missing key means.

def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + repr(e.args)


class Key:
    def __init__(self, name, hash):
        self.name, self.hash = name, hash

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other))
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return "<" + self.name + ">"


a, b, c = Key("a", 1), Key("b", 1), Key("c", 9)
d = {a: 1}
d[b] = 2
d[c] = 3
print(d[a], d[Key("b", 1)], attempt(lambda: d[Key("z", 1)]), d[c])
d[Key("a", 1)] = "replaced"
print(d, list(d)[0] is a)
print(1 in d, Key("c", 1) in d, d.pop(Key("b", 1)), d)
s = {a, b, c, Key("a", 1)}
print(len(s), Key("b", 1) in s, s - {a}, sorted(s, key=lambda k: k.name))


class Raises:
    def __init__(self, where):
        self.where = where

    def __hash__(self):
        if self.where == "hash":
            raise ValueError("no hash")
        return 7

    def __eq__(self, other):
        raise ValueError("no comparison")


r = Raises("eq")
d = {r: 1}
print(d[r], attempt(lambda: d[Raises("eq")]), attempt(lambda: d[Raises("hash")]), 7 in d if False else attempt(lambda: 7 in d), len(d))
print(attempt(d.get, Raises("eq")), attempt(d.pop, 7), attempt(d.setdefault, 7), attempt(d.__setitem__, 7, 1), attempt(lambda: {r} | {7}), attempt(lambda: {r, Raises("hash")}))


class Clears:
    def __init__(self, d, times=1):
        self.d, self.times = d, times

    def __hash__(self):
        return 3

    def __eq__(self, other):
        if self.times:
            self.times -= 1
            self.d.clear()
        return False


for size in [1, 5, 30]:
    d = {}
    d.update({n: n for n in range(100, 100 + size)})
    d[Clears(d)] = 1
    print(3 in d, len(d), d)
    d.update({n: n for n in range(100, 100 + size)})
    d[Clears(d)] = 1
    d[3] = "three"
    print(d)
    s = set()
    s.update(range(100, 100 + size))
    s.add(Clears(s))
    print(3 in s, len(s))
    s.add(Clears(s))
    s.add(3)
    print(s)


class Grows:
    def __init__(self, d):
        self.d = d

    def __hash__(self):
        return 5

    def __eq__(self, other):
        if len(self.d) < 200:
            for i in range(len(self.d) + 1000, len(self.d) + 1020):
                self.d[i] = i
        return False


d = {}
d[Grows(d)] = 1
print(5 in d, len(d) > 20, d.get(1001))
d[5] = "five"
print(d[5], len(d) > 20)


class Missing(dict):
    def __missing__(self, key):
        return "no " + str(key)


m = Missing(a=1)
print(m["a"], m["b"], m[3], m.get("b"), "b" in m, len(m), attempt(m.pop, "b"), m, m.copy(), type(m.copy()).__name__, attempt(lambda: m[[]]))


class Counter(dict):
    def __missing__(self, key):
        self[key] = 0
        return 0


c = Counter()
for ch in "abracadabra":
    c[ch] += 1
print(c, c["z"], c)


class Bad(dict):
    def __missing__(self, key):
        raise KeyError("own", key)


print(attempt(lambda: Bad()[1]), attempt(lambda: {}[1, 2]), attempt(lambda: {}[()]), attempt(lambda: {}[None]))


class D(dict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)

    def __contains__(self, key):
        return True

    def __len__(self):
        return 99

    def __eq__(self, other):
        return "eq"

    __hash__ = None


d = D(a=1)
d["b"] = 2
d.update(c=3)
d.setdefault("d", 4)
d |= {"e": 5}
print(d, len(d), "nothing" in d, d == 1, bool(D()), type(d | {}).__name__, type({} | d).__name__, D.fromkeys([1]), attempt(hash, d), dict.__len__(d))
x = 5
text = {"k": 1}
print(text.get(Key("k", hash("k"))), len({1: 1, 1.0: 2, True: 3}), {1: 1, 1.0: 2, True: 3}, {0: "z", False: "f", 0.0: "n"})


class Str(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("k")


print({"k": 1}.get(Str("other")), {Str("other"): 2}.get("k"), Str("z") in {"k"}, "k" in {Str("q"): 1})
