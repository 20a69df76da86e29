import functools, operator
print(functools.reduce(operator.add, [1, 2, 3]), functools.reduce(lambda a, b: a + b, "abc", ">"), functools.reduce(max, [3, 1, 4]))
try: functools.reduce(operator.add, [])
except TypeError as e: print(e)
p = functools.partial(int, base=2); print(p("101"), p.func, p.args, p.keywords, p("ff", base=16), functools.partial(print, "a", sep="-")("b", "c"))
pp = functools.partial(functools.partial(lambda *a, **k: (a, k), 1, x=1), 2, x=2, y=3); print(pp(3), pp.args, pp.keywords, repr(functools.partial(len)), functools.partial(max, 5)(3, 9))
class C:
    def m(self, a, b): return a, b
    pm = functools.partialmethod(m, "first")
    @functools.cached_property
    def slow(self): print("computing", end=" "); return 42
    @functools.singledispatchmethod
    def show(self, x): return f"object {x}"
    @show.register
    def _(self, x: int): return f"int {x}"
    @show.register(str)
    def _(self, x): return f"str {x}"
c = C(); print(c.pm("second"), c.slow, c.slow, vars(c), c.show(1), c.show("a"), c.show(1.5))
@functools.singledispatch
def f(x): return f"default {x!r}"
@f.register
def _(x: int): return f"int {x}"
@f.register(list)
@f.register(tuple)
def _(x): return f"seq of {len(x)}"
@f.register
def _(x: float): return f"num {x}"
print(f("a"), f(1), f(True), f([1]), f(()), f(2.5), f(1j), f(None), f.dispatch(bool) is f.dispatch(int), sorted(k.__name__ for k in f.registry))
@functools.lru_cache(maxsize=2)
def sq(x, *, y=0): return x * x + y
print([sq(i) for i in (1, 2, 1, 3, 1, 2)], sq.cache_info(), sq(2, y=1), sq.cache_info().currsize, sq.__name__, sq.__wrapped__(5)); sq.cache_clear(); print(sq.cache_info())
@functools.lru_cache(typed=True)
def ty(x): return type(x).__name__
print(ty(1), ty(1.0), ty(True), ty.cache_info(), ty.cache_parameters())
try: sq([])
except TypeError as e: print(e)
@functools.total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), max(V(1), V(3)).v, V(1) != V(2))
try:
    @functools.total_ordering
    class W: pass
except ValueError as e: print(e)
print(sorted(["b", "A", "c"], key=functools.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
def deco(f):
    @functools.wraps(f)
    def inner(*a): "inner doc"; return f(*a)
    return inner
@deco
def documented(x: int) -> str: "the doc"; return x
print(documented.__name__, documented.__doc__, documented.__wrapped__(1), documented.__annotations__, documented.__qualname__, functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: g(f(x)), fs); print(compose(str, len, lambda n: n * 2)(12345))
print(operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)("abc"), operator.attrgetter("real")(5), operator.attrgetter("real", "imag")(5), operator.methodcaller("upper")("a"), operator.methodcaller("split", ",", maxsplit=1)("a,b,c"), sorted([(1, "b"), (0, "c")], key=operator.itemgetter(1)), operator.itemgetter(slice(1))("abc"), operator.concat("a", "b"), operator.contains([1], 1), operator.index(True), operator.truth([]), operator.not_(1), operator.is_(None, None), operator.countOf([1, 1], 1), operator.indexOf("abc", "c"), operator.length_hint([1]), operator.matmul.__name__, operator.iadd([1], [2]), operator.floordiv(7, 2), operator.neg(1), operator.inv(1), operator.pow(2, 3))
