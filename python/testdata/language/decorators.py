def deco(f):
    print("decorating", f.__name__)
    def wrapper(*a, **k):
        print("before")
        r = f(*a, **k)
        print("after")
        return r
    return wrapper
def with_args(n):
    def d(f):
        def w(*a): return [f(*a)] * n
        return w
    return d
@deco
def f(x): return x + 1
print(f(1))
@with_args(2)
@with_args(1)
def g(x): return x
print(g("z"))
def cls_deco(c):
    c.added = True
    return c
@cls_deco
class A: pass
print(A.added)
table = {}
@table.setdefault("k", lambda fn: fn)
def h(): return "h"
@(lambda f: lambda: f() + "!")
def k(): return "k"
print(h(), k())
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
    def __get__(self, obj, owner): 
        import functools
        return functools.partial(self, obj)
@Count
def counted(x): return x
counted(1); counted(2)
print(counted.n)
class B:
    @Count
    def m(self, x): return x * 2
b = B()
print(b.m(4), B.__dict__["m"].n)
import functools
def wraps_it(f):
    @functools.wraps(f)
    def inner(*a): return f(*a)
    return inner
@wraps_it
def doc():
    "the doc"
print(doc.__name__, doc.__doc__, doc.__wrapped__.__name__)
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
class P:
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(): return "static"
p = P(); p.x = 5
print(p.x, P.c(), p.s())
try:
    P().c = 1; p.nope
except AttributeError as e: print(e)
class RO:
    @property
    def v(self): return 1
try: RO().v = 2
except AttributeError as e: print(e)
