class A:
    items = []
    n = 0
    def __init__(self): self.n += 1
a, b = A(), A(); a.items.append(1); print(b.items, a.n, A.n); A.n = 5; print(A().n, a.n, b.n); a.items = ["own"]; print(A.items, b.items)
class P:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
class Q(P):
    def __init__(self): super().__init__(); self.__x = 2
    def getq(self): return self.__x
q = Q(); print(q.get(), q.getq(), sorted(vars(q)))
class NoSuper(P):
    def __init__(self): pass
try: NoSuper().get()
except AttributeError as e: print(e)
class E:
    def __eq__(self, o): return True
try: {E()}
except TypeError as e: print(e, E.__hash__)
class Calls:
    def method(self): return "method"
    prop = property(lambda self: "prop")
    @staticmethod
    def st(): return "static"
    @classmethod
    def cl(cls): return cls.__name__
c = Calls(); c.method2 = lambda: "no self"; Calls.method3 = lambda self: "with self"
print(c.method(), Calls.method(c), c.method2(), c.method3(), c.st(), Calls.st(), c.cl(), c.prop)
try: Calls.method()
except TypeError as e: print(e)
try: c.prop = 1
except AttributeError as e: print(e)
c.__dict__["prop"] = "dict"; print(c.prop); c.method = lambda: "shadow"; print(c.method()); del c.method; print(c.method())
class L:
    def __len__(self): return 0
print(bool(L()), "empty" if not L() else "full", L() or "default", L() is not None)
class S:
    def __str__(self): return "str"
print(str(S()), f"{S()}", repr(S())[:11], [S()][0], "%s" % S())
class R:
    def __repr__(self): return "repr"
print(str(R()), [R()], {R(): R()}, (R(),), f"{R()!s}")
class G:
    def __getattr__(self, n): return n.upper()
g = G(); print(g.hello, g.x.lower(), hasattr(g, "zzz"), getattr(g, "q", 1)); g.hello = 1; print(g.hello)
class Dunder: pass
d = Dunder(); d.__len__ = lambda: 5
try: len(d)
except TypeError as e: print(e)
d.__call__ = lambda: 1
try: d()
except TypeError as e: print(e)
Dunder.__len__ = lambda self: 6; print(len(d), d.__len__()); del Dunder.__len__
class Base:
    def __init__(self): self.hook()
    def hook(self): self.log = ["base"]
class Derived(Base):
    value = "class"
    def hook(self): super().hook(); self.log.append(self.value)
print(Derived().log)
class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
print(Cmp(1) < Cmp(2), Cmp(1) > Cmp(2), max(Cmp(1), Cmp(3)).v, sorted([Cmp(2), Cmp(1)])[0].v, Cmp(1) == Cmp(1))
try: Cmp(1) <= Cmp(2)
except TypeError as e: print(e)
class Meta(type):
    def __call__(cls, *a): print("meta call", a); return super().__call__(*a)
class M(metaclass=Meta):
    def __new__(cls, *a): print("new", a); return super().__new__(cls)
    def __init__(self, *a): print("init", a)
M(1)
class X:
    y = 1
    def f(self): return y
y = "global y"; print(X().f(), X.y)
class Super:
    @property
    def v(self): return "super v"
class Sub(Super):
    v = "plain"
print(Sub().v, super(Sub, Sub()).v); s = Sub(); s.v = 2; print(s.v)
class D:
    def __del__(self): pass
    def __enter__(self): return "entered"
    def __exit__(self, *a): return True
with D() as v: print(v); raise ValueError("swallowed")
print("after", isinstance(True, int), issubclass(bool, int), type(True) == int, isinstance(A, type), isinstance(type, object), isinstance(object, type), type(type) is type, issubclass(type, object))
class Frozen:
    def __setattr__(self, n, v): raise AttributeError("frozen")
f = Frozen()
try: f.x = 1
except AttributeError as e: print(e)
object.__setattr__(f, "x", 2); print(f.x); f.__dict__["y"] = 3; print(f.y)
class It:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(It()), 20 in It(), [*It()], dict(enumerate(It())), max(It()))
print([c.__name__ for c in Derived.__mro__], Derived.__dict__.keys() >= {"hook", "value"}, A.__init__ is A.__dict__["__init__"], a.__init__.__func__ is A.__init__, A().items is A.items)
