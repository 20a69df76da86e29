class Num:
    def __init__(self, v): self.v = v
    def __int__(self): return int(self.v)
    def __float__(self): return float(self.v)
    def __complex__(self): return complex(self.v, 1)
    def __str__(self): return f"Num:{self.v}"
    def __bytes__(self): return b"num"
    def __bool__(self): return self.v > 10
    def __trunc__(self): return 100
    def __floor__(self): return 101
    def __ceil__(self): return 102
    def __round__(self, *a): return 103, a
n = Num(5.7)
import math
print(int(n), float(n), complex(n), str(n), bytes(n), bool(n), math.trunc(n), math.floor(n), math.ceil(n), round(n), round(n, 1), f"{n}", "%d %.1f %s" % (n, n, n), math.sqrt(Num(16)), [n][0] is n)
class StrSub(str):
    def __str__(self): return "overridden"
    def __repr__(self): return "R"
s = StrSub("raw"); print(s, str(s), repr(s), f"{s}", f"{s!r}", "%s" % s, "".join([s]), s + "", format(s), "{}".format(s), [s], print(s, end="|"), s == "raw", len(s), f"{s:>12}")
class IntSub(int):
    def __int__(self): return 99
    def __index__(self): return 98
    def __float__(self): return 97.0
    def __str__(self): return "96"
    def __bool__(self): return False
i = IntSub(5); print(int(i), float(i), i, repr(i), [0] * 3 if not i else "true", i + 1, range(10)[i], "%d" % i, f"{i}", f"{i:d}", bool(i), hex(i), math.sqrt(i), i == 5, hash(i), complex(i), round(i), str(i), list(range(i)), "x" * i, divmod(i, 3), i.__index__())
class FloatSub(float):
    def __float__(self): return 1.0
    def __int__(self): return 7
f = FloatSub(2.5); print(float(f), int(f), f, f + 1, "%.1f" % f, f"{f:.2f}", math.floor(f), round(f), complex(f), math.sqrt(f))
class ListSub(list):
    def __iter__(self): return iter("iter")
    def __len__(self): return 42
    def __getitem__(self, i): return "item"
    def __contains__(self, x): return x == "contained"
l = ListSub([1, 2]); print(list(l), [*l], len(l), l[0], tuple(l), l, sorted(l), l + [3], l == [1, 2], "contained" in l, 1 in l, bool(l), ",".join(map(str, l)), dict(enumerate(l)), max(l), set(l) == set("iter"), [x for x in l], (lambda *a: a)(*l), l[:], l.copy(), l * 2, repr(l), sum([[5]], l))
a, b, c, d = l; print(a, b, c, d); x, *y = l; print(x, y); l2 = []; l2.extend(l); l2 += l; l2[0:0] = l; print(l2)
class DictSub(dict):
    def keys(self): return ["k"]
    def __getitem__(self, k): return "got " + k
    def __iter__(self): return iter(["it"])
    def items(self): return [("i", 1)]
d = DictSub(a=1); print(dict(d), {**d}, list(d), d, (lambda **k: k)(**d), d.get("a"), {} | d, sorted(d), len(d), "a" in d); e = {}; e.update(d); print(e)
class TupSub(tuple):
    def __iter__(self): return iter((7, 8))
    def __getitem__(self, i): return "no"
t = TupSub((1, 2)); print(tuple(t), list(t), [*t], t, t[0], "%s %s" % t, t + (3,), t == (1, 2), max(t), hash(t) == hash((1, 2))); p, q = t; print(p, q)
class Bytesish(bytes):
    def __bytes__(self): return b"custom"
print(bytes(Bytesish(b"x")), Bytesish(b"x") + b"y", bytes(Num(1)))
class BoolLen:
    def __len__(self): print("len", end=" "); return 0
    def __bool__(self): print("bool", end=" "); return True
print(bool(BoolLen()), not BoolLen(), 1 if BoolLen() else 2)
class Stringy:
    def __repr__(self): return "only repr"
class OnlyStr:
    def __str__(self): return "only str"
print(Stringy(), str(Stringy()), f"{Stringy()}", [Stringy()], repr(OnlyStr())[:10], OnlyStr(), "%s %r" % (Stringy(), Stringy()))
for v in (None, True, 5, 2.5, 1j, "s", b"b", [1], (1,), {1}, {1: 2}, range(2), ..., slice(1)):
    row = []
    for c in (int, float, complex, str, bytes, list, tuple, set, dict, bool):
        try: row.append(repr(c(v)))
        except Exception as e: row.append(type(e).__name__)
    print(repr(v), *row)
