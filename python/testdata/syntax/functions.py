def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(1, c=9, d=0, a=1, b=2))
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount)
def mutable(x, acc=[]): acc.append(x); return acc
print(mutable(1), mutable(2), mutable(3, []), mutable.__defaults__)
def late(): return [lambda: i for i in range(3)]
def early(): return [lambda i=i: i for i in range(3)]
print([g() for g in late()], [g() for g in early()])
def annotated(a: int, *b: "str", c: list[int] = None, **d: 1 + 1) -> None: "doc"; return a
print(annotated.__annotations__, annotated.__doc__, annotated.__name__, annotated.__qualname__, annotated.__module__)
def outer():
    def inner(): pass
    class C:
        def m(self): return lambda: 0
    return inner, C.m, C().m()
print([g.__qualname__ for g in outer()], [g.__name__ for g in outer()])
print((lambda: None)(), (lambda x, *y, z=1, **w: (x, y, z, w))(1, 2, z=3, q=4), (lambda *, k: k)(k=5), (lambda x=1, /: x)())
def multi(): return 1, 2
def nothing(): return
def implicit(): 5
print(multi(), nothing(), implicit())
def attributes(): attributes.calls += 1
attributes.calls = 0
attributes(); attributes()
print(attributes.calls, attributes.__dict__)
f.__defaults__ = (10, 20)
print(f(1, d=0), mutable.__name__)
mutable.__name__ = "renamed"
print(mutable.__name__, mutable.__qualname__)
def kwonly(*, a, b=1): return a, b
for call in [lambda: kwonly(), lambda: kwonly(1), lambda: kwonly(a=1, c=2), lambda: f(), lambda: f(1), lambda: f(1, 2, 3, d=1, c=2), lambda: (lambda: 0)(1), lambda: mutable(), lambda: mutable(1, 2, 3), lambda: mutable(x=1, y=2), lambda: mutable(1, x=1)]:
    try: print(call())
    except TypeError as e: print(e)
args, kw = [1, 2], {"d": 3}
print(f(*args, **kw), f(*args, *(5, 6), **kw, **{"k": 1}), f(*"abc", d=1), print(*args, sep="-"))
def trace(f):
    def inner(*a, **k):
        r = f(*a, **k)
        print(f"{f.__name__}{a}{k} -> {r}")
        return r
    return inner
@trace
@lambda f: trace(f)
def decorated(x): return x + 1
decorated(1)
def recursive(n): return 1 if n == 0 else n * recursive(n - 1)
print(recursive(10), (lambda s: s(s, 5))(lambda s, n: 1 if n == 0 else n * s(s, n - 1)))
def swap(): global gx; gx = "global set"; return gx
print(swap(), gx)
def shadow(len=len, print=print): return len([1, 2])
print(shadow(), shadow(lambda x: "fake"))
def order(a=print("default evaluated once"), b=(lambda: 1)()): return b
print(order(), order())
def unpack(a, b, *c): return a + b + sum(c)
print(unpack(*range(5)), unpack(*{1: 0, 2: 0}), max(*[3, 1], 2), dict(**{"a": 1}, b=2), "{} {x}".format(*[1], **{"x": 2}))
