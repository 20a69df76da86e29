import functools
from functools import lru_cache, cache, cached_property, partial

def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)

calls = []
@lru_cache(maxsize=3)
def f(*args, **kw):
    calls.append((args, kw))
    return len(calls)
for v in [1, 2, 3, 1, 4, 2, 3, 1]: print(v, f(v), end='; ')
print(f.cache_info(), f.cache_parameters())
print(f(a=1, b=2), f(b=2, a=1), f(1), f(1.0), f(True), f('1'), f((1,)), f())
print(f.cache_info()); f.cache_clear(); print(f.cache_info())
t(lambda: f([])); t(lambda: f(x=[])); t(lambda: f.nothing)
@lru_cache(typed=True, maxsize=None)
def g(a, b=0): return type(a).__name__
print(g(1), g(1.0), g(True), g(1, b=1), g(1, b=1.0), g.cache_info())
@lru_cache(0)
def h(v): return v
print(h(1), h(1), h.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info())
class Same:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, other):
        return self.v == other.v
@lru_cache(maxsize=2)
def k(s): return s.v
print([k(Same(i % 3)) for i in range(5)], k.cache_info())
class Evil:
    def __hash__(self): return 2
    def __eq__(self, other):
        e.cache_clear()
        return True
@lru_cache
def e(x): return 'called'
print(e(Evil()), e(Evil()), e.cache_info())
@lru_cache
def rec(n):
    if n == 0: return 0
    if n % 2: rec(n - 1)
    return rec(n - 1) + 1
print(rec(20), rec.cache_info())
@lru_cache
def fails(n):
    calls.append(n)
    raise ValueError(n)
t(lambda: fails(1)); t(lambda: fails(1)); print(fails.cache_info())
class C:
    @lru_cache
    def m(self, a): return a + 1
    @cached_property
    def p(self):
        print('computed')
        return [1]
c = C(); print(c.m(1), c.m(1), C.m.cache_info(), c.p is c.p, c.__dict__.keys())
del c.p; c.p; c.p = 5; print(c.p)
class S:
    __slots__ = ()
    @cached_property
    def p(self): return 1
t(lambda: S().p)
def bad():
    class B:
        a = cached_property(lambda self: 1)
        b = a
t(bad)
print(f.__name__, f.__wrapped__.__name__, fib.__doc__, functools.lru_cache.__name__)
t(lambda: lru_cache('x')); t(lambda: lru_cache(maxsize='x')(len)); print(lru_cache(-5)(len).cache_parameters())
