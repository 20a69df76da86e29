class Stack:
    def __init__(self, *a): self.items = list(a)
    def __len__(self): print("len", end=" "); return len(self.items)
    def __getitem__(self, i): print(f"get({i})", end=" "); return self.items[i]
    def __setitem__(self, i, v): print(f"set({i}, {v})", end=" "); self.items[i] = v
    def __delitem__(self, i): print(f"del({i})", end=" "); del self.items[i]
s = Stack(1, 2, 3)
print(s[0], s[-1], s[0:2], len(s), bool(s)); s[0] = 9; s[1:] = [5]; del s[0]; print(s.items); s.items += [6, 7]; print(list(s)); print(6 in s); print(99 in s); print([*reversed(s)]); print(max(s)); a, *b = s; print(a, b); s[0] += 100; print(s.items); print(list(iter(s)), tuple(s), sorted(s), sum(s)); print(dict(enumerate(s))); print("".join(map(str, s)))
class Mapping:
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def keys(self): return self.d.keys()
    def __contains__(self, k): print("contains", k, end=" "); return k in self.d
    def __iter__(self): print("iter", end=" "); return iter(self.d)
    def __len__(self): return len(self.d)
m = Mapping({"a": 1, "b": 2}); print({**m}, dict(m), "a" in m, list(m), (lambda **k: k)(**m), "%(a)s-%(b)s" % m, "{a}{b}".format_map(m), sorted(m), {} | dict(m), len(m), not m)
class Inf:
    def __getitem__(self, i): return i * i
    def __contains__(self, x): return int(x ** 0.5) ** 2 == x
i = Inf(); it = iter(i); print(next(it), next(it), next(it), 49 in i, 50 in i, [x for x, _ in zip(i, range(4))])
class Grid:
    def __init__(self): self.cells = {}
    def __getitem__(self, k):
        match k:
            case (slice() as r, int(c)): return [self.cells.get((i, c)) for i in range(*r.indices(3))]
            case (int(r), slice() as c): return [self.cells.get((r, i)) for i in range(*c.indices(3))]
            case (int(r), int(c)): return self.cells[r, c]
            case e if e is ...: return sorted(self.cells.items())
        raise TypeError(f"bad key {k!r}")
    def __setitem__(self, k, v): self.cells[k] = v
g = Grid()
for r in range(3):
    for c in range(3): g[r, c] = r * 3 + c
print(g[1, 1], g[:, 0], g[2, 1:], g[..., ][0] if False else g[...][:2], g[::-1, 2])
try: g["x"]
except TypeError as e: print(e)
class Hint:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return self.h
for h in (5, NotImplemented, -1, "x"):
    try: print(list(Hint(h)))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
class Idx:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
l = [10, 20, 30]; print(l[Idx(1)], l[Idx(0):Idx(2)], l * Idx(2), "abc"[Idx(-1)], range(Idx(3)), (1, 2)[Idx(0)], b"ab"[Idx(1)], l.pop(Idx(0)), hex(Idx(255)), 1 << Idx(3).n, [0] * Idx(1), round(1.25, Idx(1)), "a".center(Idx(3)), chr(Idx(97)), bytes(Idx(2)), int(Idx(4)), float(Idx(5)), complex(Idx(6)), divmod(7, 2)[Idx(1)], list(range(5))[::Idx(2)], slice(Idx(1), Idx(3)).indices(Idx(10)))
class Missing(dict):
    def __missing__(self, k): v = self[k] = k * 2; return v
x = Missing(); print(x["ab"], x, x.get("q"), "q" in x, x[3], x)
class Bad:
    def __getitem__(self, i): raise ValueError("bad item")
    def __len__(self): return -1
for f in (list, len, bool, reversed, lambda b: 1 in b, lambda b: [*b], lambda b: b[0], tuple, set, sum, max, sorted, "".join, dict, enumerate, lambda b: list(map(str, b))):
    try: print(type(f(Bad())).__name__)
    except Exception as e: print(type(e).__name__, e)
class Weird:
    __contains__ = None
    __iter__ = None
    __len__ = None
    def __getitem__(self, i): return [1, 2][i]
for f in (lambda: 1 in Weird(), lambda: list(Weird()), lambda: len(Weird()), lambda: [*Weird()], lambda: bool(Weird()), lambda: reversed(Weird())):
    try: print(f())
    except TypeError as e: print(e)
