class Vector:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"Vector({self.x}, {self.y})"
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y) if isinstance(o, Vector) else NotImplemented
    def __hash__(self): return hash((self.x, self.y))
    def __add__(self, o): return Vector(self.x + o.x, self.y + o.y) if isinstance(o, Vector) else NotImplemented
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
    def __mul__(self, k): return Vector(self.x * k, self.y * k) if isinstance(k, (int, float)) else NotImplemented
    def __rmul__(self, k): return self * k
    def __neg__(self): return Vector(-self.x, -self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __bool__(self): return bool(self.x or self.y)
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __lt__(self, o): return abs(self) < abs(o)
    def __format__(self, s): return f"<{format(self.x, s)},{format(self.y, s)}>"
    def __call__(self, t): return self * t
    def __contains__(self, v): return v in (self.x, self.y)
    def __reversed__(self): return iter((self.y, self.x))
    def __complex__(self): return complex(self.x, self.y)
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __bytes__(self): return bytes([self.x, self.y])
    def __index__(self): return int(self.x)
    def __round__(self, n=0): return Vector(round(self.x, n), round(self.y, n))
    def __divmod__(self, k): return Vector(self.x // k, self.y // k), Vector(self.x % k, self.y % k)
v, w = Vector(3, 4), Vector(1, 2)
print(v + w, v * 2, 2 * v, -v, abs(v), bool(v), bool(Vector(0, 0)), list(v), v[0], v[-1], len(v), w < v, v > w, f"{v:.1f}", v(3), 3 in v, [*reversed(v)], complex(v), v @ w, bytes(v), hex(v), round(Vector(1.234, 5.678), 1), divmod(v, 2), v == Vector(3, 4), v != w, v == (3, 4), {v: 1}[Vector(3, 4)], sorted([v, w]), max(v, w), "abcdef"[v], sum([v, w], Vector(0, 0)))
u = v; u += w; print(u is v, v, "{:>5}".format(v), "%s" % v, str(v), [v])
x, y = v; print(x, y, (lambda a, b: a * b)(*v), dict([v]))
for f in (lambda: v + 1, lambda: 1 + v, lambda: v * "a", lambda: v < 1, lambda: v <= w, lambda: v.z, lambda: setattr(v, "z", 1), lambda: v - w, lambda: v[5], lambda: v.__dict__, lambda: sum([v, w]), lambda: v ** 2, lambda: ~v, lambda: v["a"], lambda: int(v), lambda: float(v), lambda: next(v), lambda: v & v):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Rev:
    def __init__(s, n): s.n = n
    def __radd__(s, o): return f"radd {o}"
    def __rsub__(s, o): return f"rsub {o}"
    def __lt__(s, o): return f"lt {o}"
    def __gt__(s, o): return f"gt {o}"
    def __eq__(s, o): return f"eq {o}"
    def __ne__(s, o): return f"ne {o}"
    __hash__ = None
class Sub(Rev):
    def __radd__(s, o): return "sub radd"
    def __add__(s, o): return "sub add"
class Base2:
    def __add__(s, o): return "base add"
    def __radd__(s, o): return "base radd"
class Derived(Base2):
    def __radd__(s, o): return "derived radd"
r = Rev(1)
print(1 + r, "a" - r if False else 5 - r, 1 < r, 1 > r, r < 2, 1 == r, r == 1, 1 != r, Base2() + Derived(), Derived() + Base2(), Base2() + Base2(), [1] + r, r in [r], 3 in [r])
try: hash(r)
except TypeError as e: print(e)
class OnlyEq:
    def __eq__(s, o): return True
class Both(OnlyEq): __hash__ = object.__hash__
print(OnlyEq.__hash__, isinstance(hash(Both()), int), OnlyEq() != 5, not OnlyEq() == 5)
class New:
    made = 0
    def __new__(cls, *a, **k): cls.made += 1; print("new", a, k); return super().__new__(cls)
    def __init__(self, a, k=None): print("init", a, k)
    def __del__(self): pass
New(1, k=2)
class Other:
    def __new__(cls): return "not an instance"
    def __init__(self): print("never")
print(Other(), New.made)
class BadInit:
    def __init__(self): return 5
for f in (BadInit, lambda: New(), lambda: object(1), lambda: Vector(1)):
    try: f()
    except TypeError as e: print(e)
class Cmp:
    def __init__(s, v): s.v = v
    def __lt__(s, o): print("lt", end=" "); return s.v < o.v
    def __eq__(s, o): print("eq", end=" "); return s.v == o.v
print(sorted([Cmp(3), Cmp(1), Cmp(2)])[0].v, min(Cmp(2), Cmp(1)).v, [Cmp(1)] == [Cmp(1)], (Cmp(1), Cmp(2)) < (Cmp(1), Cmp(3)))
class Attr:
    def __getattr__(s, n):
        if n == "__len__": return lambda: 5
        raise AttributeError(n)
try: len(Attr())
except TypeError as e: print(e, Attr().__len__())
