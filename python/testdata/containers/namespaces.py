from types import MappingProxyType, SimpleNamespace, GenericAlias, UnionType


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


n = SimpleNamespace(a=1, b="x")
print(n, n.a, n.__dict__, SimpleNamespace(), SimpleNamespace({"k": 1}, j=2), SimpleNamespace([("p", 1)]), n == SimpleNamespace(b="x", a=1), n != SimpleNamespace(a=1), n == {"a": 1})
n.c = [n]
print(n)
del n.c
n.z = n.a
print(n, hasattr(n, "c"), vars(n), n.__dict__ is n.__dict__, attempt(lambda: SimpleNamespace() < SimpleNamespace(a=1)))
print(attempt(SimpleNamespace, 1), attempt(SimpleNamespace, {}, {}), attempt(SimpleNamespace, {1: 2}), attempt(SimpleNamespace, [(1,)]), n.__reduce__(), n.__replace__(a=5, new=6))
n.__dict__["d"] = 4
print(n.d, n, sorted(k for k in dir(n) if k[0] != "_"), SimpleNamespace(**{"not a name": 1, "": 2}), attempt(n.__replace__, 1))


class Settings(SimpleNamespace):
    debug = False

    def method(self):
        return self.x


s = Settings(x=1)
print(s, s.method(), s.debug, s == SimpleNamespace(x=1), s.__replace__(x=2), type(s.__replace__()).__name__)
s.debug = s
print(s)

d = {"a": 1}
p = MappingProxyType(d)
d["b"] = 2
print(p, str(p), repr(p), p["a"], p.get("z"), p.get("z", 0), list(p), len(p), "b" in p, p.keys(), p.items(), p.values(), p.copy(), p == d, p == {"a": 1}, p != d, list(reversed(p)))
print(p | {"c": 3}, {"z": 0} | p, p | p, type(p | p).__name__, attempt(lambda: p | 5), attempt(lambda: p["q"]), attempt(hash, p), bool(MappingProxyType({})), MappingProxyType(p) == p)


def store():
    p["a"] = 1


def drop():
    del p["a"]


def merge():
    global p
    p |= {}


print(attempt(store), attempt(drop), attempt(merge), attempt(MappingProxyType), attempt(MappingProxyType, []), attempt(MappingProxyType, ()), attempt(MappingProxyType, 5), attempt(lambda: p.update({})), MappingProxyType(mapping={1: 2}))


class Upper(dict):
    def __getitem__(self, key):
        return super().__getitem__(key).upper()

    def __contains__(self, key):
        return key == "odd"

    def get(self, key, default=None):
        return "got", key, default

    def __len__(self):
        return 77


p = MappingProxyType(Upper(k="v"))
print(p["k"], "k" in p, "odd" in p, p.get("k"), len(p), p)


class C:
    x = 1


print(type(C.__dict__) is MappingProxyType, C.__dict__["x"], "x" in C.__dict__, attempt(C.__dict__.__class__.__setitem__ if hasattr(MappingProxyType, "__setitem__") else lambda: "no __setitem__"), sorted(k for k in C.__dict__ if k == "x"))
print(GenericAlias(list, (int,)) == list[int], type(int | str) is UnionType, isinstance(int | str, UnionType), MappingProxyType[str, int], GenericAlias.__module__, SimpleNamespace.__name__, SimpleNamespace, MappingProxyType, UnionType)
