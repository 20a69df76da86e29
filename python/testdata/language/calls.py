def f(a, b=2, *args, c, d=4, **kw): return (a, b, args, c, d, kw)
print(f(1, c=3), f(1, 5, 6, 7, c=8, e=9), f(*[1, 2, 3], **{"c": 1, "z": 2}), f(*(1,), 9, *[8], c=0, **{"d": 1}))
def g(a, b, /, c, *, d): return (a, b, c, d)
print(g(1, 2, 3, d=4), g(1, 2, c=3, d=4))
def h(): pass
def k(a): pass
def m(a, b=1): pass
def n(*, a, b): pass
def o(a, b, c, d): pass
def p(a, /, **kw): return a, kw
print(p(1, a=2))
for call in [lambda: h(1), lambda: k(), lambda: k(1, 2), lambda: m(), lambda: m(1, 2, 3), lambda: n(), lambda: n(a=1), lambda: n(1, a=1, b=2),
             lambda: o(), lambda: o(1), lambda: o(1, 2), lambda: o(1, 2, 3), lambda: k(b=1), lambda: k(1, a=2), lambda: g(1, b=2, c=3, d=4),
             lambda: f(1, **{"c": 1, "a": 2}), lambda: f(1, c=1, **{"c": 2}), lambda: f(*3), lambda: f(**3), lambda: f(1, c=2, **{3: 4}),
             lambda: 3(), lambda: None(), lambda: "s"(1), lambda: len(), lambda: len(1, 2), lambda: len(x=1), lambda: int("z"), lambda: [].append(),
             lambda: [].append(1, 2), lambda: {}.get(), lambda: "a".join(), lambda: "a".split(1, 2, 3), lambda: o(1, 2, 3, 4, 5), lambda: k(aa=1)]:
    try:
        print("no error", call())
    except TypeError as e:
        print(e)
    except ValueError as e:
        print("V", e)
class A:
    def m(self, x): return x
    def __call__(self, *a, **k): return a, k
for call in [lambda: A().m(), lambda: A().m(1, 2), lambda: A.m(), lambda: A(1), lambda: A().nope()]:
    try: call()
    except (TypeError, AttributeError) as e: print(e)
print(A()(1, 2, k=3))
def default(a=[]):
    a.append(1)
    return a
print(default(), default(), default.__defaults__)
print((lambda *a, **k: (a, k))(1, *[2], x=3, **{"y": 4}))
def order(*a): return a
def say(x):
    print(x, end=" ")
    return x
order(say(1), *[say(2)], say(3))
print()
def kwonly(*, b=say("default")): return b
print(kwonly(), kwonly(b=1), kwonly.__kwdefaults__)
from functools import partial
print(partial(f, 1, c=2)(3, e=4))
print(f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_varnames, f.__name__, f.__qualname__)
import sys
print(max([3, 1], [2, 9]), max(1, 2, key=lambda v: -v), sum([[1], [2]], []))
