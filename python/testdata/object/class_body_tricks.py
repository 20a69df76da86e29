class A:
    x = 1
    y = x + 1
    def f(self, d=x): return d
    x = 5
    l = [i for i in (1, 2)]
    try: m = [x for i in range(1)]
    except NameError: m = "no x"
    print(sorted(k for k in locals() if k[0] != "_"))
    __dunder__ = 1
    _single = 2
    __double = 3
    if y == 2:
        def cond(self): return "cond"
    for name in ("p", "q"):
        exec(f"def {name}(self): return {name!r}")
    del name
    lam = lambda self: self.__double
    with open.__class__ and __import__("contextlib").nullcontext() if False else type("CM", (), {"__enter__": lambda s: 7, "__exit__": lambda s, *a: None})() as seven: pass
a = A()
print(a.f(), a.x, a.m, a.cond(), a.p(), a.q(), a.lam(), A.seven, A._A__double, A.l, A.i if hasattr(A, "i") else "no i")
x = "module"
class B:
    print(x)
    x = "class"
    print(x)
    del x
    print(x)
    def get(self): return x
    global g
    g = "set from class"
    x: int = 5
    z: "undefined"
    print(__annotations__)
print(B().get(), g, B.x, B.__annotations__)
def outer(v):
    class C:
        nonlocal v
        v += 1
        w = v
        def m(self): return v
    return C, v
C, v = outer(1); print(C.w, v, C().m(), hasattr(C, "v"))
class Meth:
    def __init__(self): self.calls = []
    def log(f):
        def inner(self, *a): self.calls.append((f.__name__, a)); return f(self, *a)
        return inner
    @log
    def a(self, x): return x
    @log
    def b(self): return self.a(5)
    del log
m = Meth(); print(m.b(), m.calls, hasattr(m, "log"))
class Fluent:
    def __init__(self): self.parts = []
    def __getattr__(self, n): return lambda *a: (self.parts.append((n, *a)), self)[1]
    def __str__(self): return ".".join(f"{n}({', '.join(map(repr, a))})" for n, *a in self.parts)
print(Fluent().select("a", 1).where().order_by(x=1) if False else Fluent().select("a", 1).where())
class __Priv:
    def __m(self): return "ok"
    def call(self): return self.__m()
print(__Priv().call(), [n for n in vars(__Priv) if "m" in n and n[:2] != "__"])
class _: 
    __x = 1
    def g(self): return self.__x
print(_().g(), [n for n in vars(_) if n.endswith("x")])
class Name:
    def f(self):
        __local = 1
        d = {"__key": 2}
        def __inner(): return __local
        return sorted(locals()), __inner(), f"{__local}"
print(Name().f())
class WithDoc:
    """Line one.

        indented
    back
    """
print(repr(WithDoc.__doc__), WithDoc.__module__, WithDoc.__qualname__, WithDoc.__firstlineno__, WithDoc.__static_attributes__)
class Stat:
    def a(self): self.x = self.y = 1; self.z.w = 2
    def b(self): self.q, (self.r, *self.s) = 1, (2, 3)
print(sorted(Stat.__static_attributes__))
print(type("Q", (), dict(a=1)).__dict__.keys() - {"__module__", "__dict__", "__weakref__", "__doc__"}, [c.__name__ for c in type("Z", (A, B), {}).__mro__])
class Rec: pass
Rec.self = Rec; Rec.inst = Rec(); print(Rec.self.self.inst.self is Rec)
class Cond:
    if True: val = "t"
    else: val = "f"
    while True:
        n = 3
        break
    assert n == 3
    match n:
        case 3: matched = True
    lst = []
    lst += [1]; lst[0] += 1
    first, *rest = "abc"
    (w := 10) if False else None
print(Cond.val, Cond.n, Cond.matched, Cond.lst, Cond.rest)
