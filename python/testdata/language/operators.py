class V:
    def __init__(self, *c): self.c = c
    def __repr__(self): return f"V{self.c}"
    def __add__(self, o):
        if not isinstance(o, V): return NotImplemented
        return V(*(a + b for a, b in zip(self.c, o.c)))
    def __radd__(self, o): return V(*(o + a for a in self.c))
    def __mul__(self, k): return V(*(a * k for a in self.c))
    __rmul__ = __mul__
    def __neg__(self): return V(*(-a for a in self.c))
    def __pos__(self): return self
    def __invert__(self): return "inv"
    def __abs__(self): return sum(a * a for a in self.c) ** 0.5
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.c, o.c))
    def __eq__(self, o): return isinstance(o, V) and self.c == o.c
    def __hash__(self): return hash(self.c)
    def __lt__(self, o): return abs(self) < abs(o)
    def __bool__(self): return any(self.c)
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return self.c[i]
    def __contains__(self, x): return x in self.c
    def __iter__(self): return iter(self.c)
    def __call__(self, x): return V(*(a + x for a in self.c))
    def __iadd__(self, o):
        self.c = tuple(a + 100 for a in self.c)
        return self
    def __divmod__(self, o): return "divmod"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __index__(self): return 2
    def __round__(self, n=None): return ("round", n)
    def __reversed__(self): return "reversed"
    def __format__(self, s): return "fmt:" + s
    def __bytes__(self): return b"bytes"
    def __complex__(self): return 1j
    def __float__(self): return 1.5
    def __int__(self): return 7
    def __sizeof__(self): return 1
a, b = V(1, 2), V(3, 4)
print(a + b, a * 2, 3 * a, -a, +a, ~a, abs(b), a @ b, a == V(1, 2), a != b, a < b, a > b, bool(V(0)), len(a), a[1], 2 in a, list(a), a(5))
print(10 + a, sum([a, b], V(0, 0)), divmod(a, 1), a ** 2, pow(a, 2, 3), [10, 20, 30][a], round(a), round(a, 2), reversed(a), f"{a:x}", bytes(a), complex(a), float(a), int(a))
a += b
print(a, {V(1): "x"}[V(1)], sorted([V(3), V(1), V(2)]), max(V(1), V(9)))
for op in ["a + 1", "a < 1", "a - b", "a @ 1", "1 - a", "a / b", "a << 1", "a & b", "a <= b"]:
    try: print(eval(op))
    except (TypeError, AttributeError) as e: print(e)
class L:
    def __add__(self, o): return "L.add"
    def __radd__(self, o): return "L.radd"
    def __sub__(self, o): return NotImplemented
class R(L):
    def __radd__(self, o): return "R.radd"
    def __rsub__(self, o): return "R.rsub"
print(L() + R(), R() + L(), L() + L(), L() - R(), 1 + R())
class NoHash:
    def __eq__(self, o): return True
try: hash(NoHash())
except TypeError as e: print(e)
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), [*Seq()], tuple(reversed([1, 2])))
class Attr:
    def __getattr__(self, n): return 5
try: len(Attr())
except TypeError as e: print(e)
print(1 .__add__(2), (5).__radd__(3), "a".__mul__(2), [1].__iadd__([2]), int.__add__(1, 2), "x".__eq__(3), (1).__lt__("a"))
class Cmp:
    def __eq__(self, o): return NotImplemented
print(Cmp() == Cmp(), Cmp() == 3, Cmp() != 3)
