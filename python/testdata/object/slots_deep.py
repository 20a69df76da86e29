class P:
    __slots__ = ("x", "y", "__priv")
    def __init__(self): self.x = 1; self.__priv = 2
    def get(self): return self.__priv
p = P(); print(p.x, p.get(), p._P__priv, P.__slots__, hasattr(p, "__dict__"), type(P.x).__name__)
class Q(P): __slots__ = ["z"]
class R(P): pass
q, r = Q(), R(); q.z = 3; r.new = 4; print(q.x, q.z, r.x, r.new, r.__dict__, Q.__slots__)
class S: __slots__ = "single"
s = S(); s.single = 1; print(s.single, P.x.__get__(p, P), P.x.__name__, P.x)
class D: __slots__ = {"a": "doc of a", "b": None}
d = D(); d.a = 5; print(d.a, D.a.__doc__)
class E: __slots__ = ("v", "__dict__")
e = E(); e.v = 1; e.w = 2; print(e.v, e.w, e.__dict__)
for code in ["p.y", "p.z", "p.z = 1", "del p.y", "q.nope = 1", "s.other = 1", "S.single.__get__(5)", "P.x = 5; p.x = 1", "class B1:\n __slots__ = ('a',)\n a = 1", "class B2:\n __slots__ = ('1x',)", "class B3:\n __slots__ = (5,)", "class B4(int):\n __slots__ = ('a',)", "class B5(P, D): pass", "class B6(tuple):\n __slots__ = ('a',)", "class B7:\n __slots__ = ('__dict__', '__dict__')", "class B8(E):\n __slots__ = ('__dict__',)", "class B9(str):\n __slots__ = ()\nB9('x').q = 1", "del p.x"]:
    try: exec(code); print(code.split("\n")[0], "ok")
    except Exception as ex: print(code.split("\n")[0], "!", type(ex).__name__, ex)
class Empty: __slots__ = ()
class Named(Empty):
    __slots__ = ("a",)
    def __init__(self, a): self.a = a
    def __eq__(self, o): return self.a == o.a
    def __hash__(self): return hash(self.a)
n = Named(1); print(n == Named(1), len({Named(1), Named(1)}), n.a); n.a += 5; print(n.a); del n.a
try: n.a
except AttributeError as ex: print(ex)
class Desc(Named):
    __slots__ = ("b",)
    def __init__(self, a, b): super().__init__(a); self.b = b
x = Desc(1, 2); print([(c.__name__, getattr(x, s)) for c in type(x).__mro__ for s in getattr(c, "__slots__", ())], sorted(n for n in dir(x) if n[0] != "_"))
class Mult(Empty, S): __slots__ = ()
m = Mult(); m.single = 9; print(m.single)
class Dyn:
    __slots__ = tuple(f"f{i}" for i in range(5))
    def __init__(self, *a):
        for s, v in zip(self.__slots__, a): setattr(self, s, v)
    def __repr__(self): return " ".join(f"{s}={getattr(self, s, '-')}" for s in self.__slots__)
print(Dyn(1, 2), Dyn(*range(5)), Dyn())
class Cls:
    __slots__ = ("a",)
    counter = 0
    def bump(self): type(self).counter += 1; return self.counter
c = Cls(); print(c.bump(), c.bump(), Cls.counter)
try: c.counter = 5
except AttributeError as ex: print(ex)
class Copy:
    __slots__ = ("a", "b")
    def __getstate__(self): return {s: getattr(self, s) for s in self.__slots__ if hasattr(self, s)}
    def __setstate__(self, st): [setattr(self, k, v) for k, v in st.items()]
o = Copy(); o.a = [1]; o2 = Copy.__new__(Copy); o2.__setstate__(o.__getstate__()); print(o2.a, hasattr(o2, "b"), o2.a is o.a)
class Swap: __slots__ = ("a", "b")
class Swap2: __slots__ = ("a", "b")
z = Swap(); z.a = 1; z.__class__ = Swap2; print(type(z).__name__, z.a)
try: z.__class__ = P
except TypeError as ex: print(ex)
