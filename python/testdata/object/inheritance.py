class A:
    def who(self): return "A"
    def chain(self): return ["A"]
class B(A):
    def who(self): return "B>" + super().who()
    def chain(self): return ["B"] + super().chain()
class C(A):
    def who(self): return "C>" + super().who()
    def chain(self): return ["C"] + super().chain()
class D(B, C):
    def who(self): return "D>" + super().who()
    def chain(self): return ["D"] + super().chain()
d = D()
print(d.who(), d.chain(), [k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__), super(B, d).who(), super(D, d).chain(), super(B, D).who(d), A.who(d))
print(D.__bases__, isinstance(d, C), issubclass(D, A), A.__subclasses__(), D.__base__, object.__bases__, type.__mro__)
class Init:
    def __init__(self, **kw): self.log = getattr(self, "log", []) + [("Init", kw)]
class X(Init):
    def __init__(self, x=0, **kw): super().__init__(**kw); self.log.append(("X", x))
class Y(Init):
    def __init__(self, y=0, **kw): super().__init__(**kw); self.log.append(("Y", y))
class Z(X, Y):
    def __init__(self, **kw): super().__init__(z=1, **kw)
print(Z(x=1, y=2).log, Z(y=5).log)
class S:
    @classmethod
    def make(cls): return super().__new__(cls), cls.__name__
    @staticmethod
    def stat(): return "static"
    def meth(self):
        def inner(): return super(S, self).__repr__()[:5]
        return inner()
class T(S):
    @classmethod
    def make(cls): return super().make()[1] + "!"
    @staticmethod
    def stat(): return S.stat() + "!"
    prop = property(lambda self: super(T, self).stat())
    def comp(self): return [super(T, self).stat() for _ in range(2)], [__class__.__name__ for _ in range(1)]
print(T.make(), T.stat(), T().meth()[:2], T().prop, T().comp())
for f in (lambda: super().x, lambda: super(D, A()).who(), lambda: super(D).who, lambda: super(B, d).nope, lambda: type("E", (A, B), {}), lambda: type("E", (B, A), {}).__name__, lambda: type("E", (D, C, B), {})):
    try: print(f())
    except (RuntimeError, TypeError, AttributeError) as e: print(type(e).__name__, e)
def outside(self): return super().who()
try: outside(d)
except RuntimeError as e: print(e)
class Override:
    def __init__(self): self.setup()
    def setup(self): self.v = "base"
class Over2(Override):
    def setup(self): super().setup(); self.v += "+derived"
print(Over2().v, Override().v)
class Mixin:
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in sorted(vars(self).items()))})"
    def __eq__(self, o): return type(self) is type(o) and vars(self) == vars(o)
class P(Mixin):
    def __init__(self, x, y): self.x, self.y = x, y
class Q(P): pass
print(P(1, "a"), Q(1, 2), P(1, 2) == P(1, 2), P(1, 2) == Q(1, 2), P(1, 2) != P(1, 3))
class Abstract:
    def run(self): raise NotImplementedError(f"{type(self).__name__}.run")
    def template(self): return "<" + self.run() + ">"
class Conc(Abstract):
    def run(self): return "ran"
print(Conc().template())
try: Abstract().template()
except NotImplementedError as e: print(repr(e))
class Count(dict):
    def __init__(self, *a): super().__init__(); [self.add(x) for x in a]
    def add(self, x): self[x] = self.get(x, 0) + 1
    def __missing__(self, k): return 0
print(Count(*"hello"), Count("a")["zz"])
class MyInt(int):
    def __add__(self, o): return MyInt(super().__add__(o))
    def __repr__(self): return f"MyInt({int(self)})"
    def __str__(self): return "str" + super().__str__() if False else f"my{int(self)}"
print(MyInt(3) + 4, repr(MyInt(3) + 4), [MyInt(1)], MyInt(5) - 1, sum([MyInt(1), MyInt(2)], MyInt(0)), f"{MyInt(7)}", f"{MyInt(7):3d}|", "%d %s" % (MyInt(1), MyInt(2)))
A.who = lambda self: "patched"; print(d.who()); del C.who; print(d.who()); B.__bases__ = (C,); print([k.__name__ for k in D.__mro__] if False else [k.__name__ for k in B.__mro__])
class Diamond:
    def __init_subclass__(cls, **kw): print("init_subclass", cls.__name__, kw); super().__init_subclass__()
class E1(Diamond, k=1): pass
class E2(E1): pass
class F(Exception):
    def __init__(self, code): super().__init__(f"code {code}"); self.code = code
class G(F): pass
try: raise G(5)
except F as e: print(repr(e), e.code, e.args, [k.__name__ for k in type(e).__mro__])
