def show(*args, **kw):
    print("decorator", args, kw)
    def wrap(f):
        print("wrapping", f.__name__)
        return f
    return wrap
@show(1, a=2)
@show()
def f(): pass
table = [show, {"k": show}]
@table[0]("index")
def g(): pass
@table[1]["k"]("nested")
class C: pass
@(lambda f: "replaced")
def h(): pass
print(h)
@(x := show("walrus"))
def i(): pass
class Countdown:
    def __init__(self, f): self.f, self.n = f, 0; self.__name__ = f.__name__
    def __call__(self, *a): self.n += 1; return self.f(*a), self.n
    def __get__(self, obj, cls=None): return self if obj is None else lambda *a: self(obj, *a)
@Countdown
def add(a, b): return a + b
print(add(1, 2), add(3, 4), add.n)
class D:
    @Countdown
    def m(self, x): return x
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
    @property
    def p(self): return "p"
    @staticmethod
    @show("in class")
    def t(): return "t"
    @classmethod
    @property
    def both(cls): return "class property"
d = D()
print(d.m(1), d.m(2), D.s(3), d.s(4), D.c(5), d.c(6), d.p, D.t(), type(D.m).__name__)
def register(cls): registry.append(cls.__name__); return cls
registry = []
@register
class A: pass
@register
class B(A): pass
print(registry)
def repeat(n):
    def wrap(f):
        def inner(*a, **k): return [f(*a, **k) for _ in range(n)]
        inner.__name__ = f.__name__ + f"_{n}"
        return inner
    return wrap
@repeat(2)
@repeat(3)
def hi(x, y=1): return x * y
print(hi("a"), hi.__name__, hi("b", y=2))
def typed(f):
    def inner(*args):
        for a, (n, t) in zip(args, f.__annotations__.items()):
            if not isinstance(a, t): raise TypeError(f"{f.__name__}: {n} must be {t.__name__}, not {type(a).__name__}")
        return f(*args)
    return inner
@typed
def area(w: int, h: int) -> int: return w * h
print(area(2, 3))
try: area(2, "3")
except TypeError as e: print(e)
def singleton(cls):
    made = {}
    def get(*a): return made.setdefault(cls, None) or made.__setitem__(cls, cls(*a)) or made[cls]
    return get
@singleton
class Config:
    def __init__(self, v=0): self.v = v
print(Config(1) is Config(2), Config().v)
def order(n): print("eval", n); return lambda f: print("apply", n) or f
@order(1)
@order(2)
def k(a=print("default")): pass
print(k.__name__)
def coroutine(f):
    def start(*a): g = f(*a); next(g); return g
    return start
@coroutine
def avg():
    t = n = 0; a = None
    while True: t += (yield a); n += 1; a = t / n
a = avg(); print(a.send(10), a.send(20))
try:
    @undefined
    def z(): pass
except NameError as e: print(e)
try:
    @5
    def z(): pass
except TypeError as e: print(e)
