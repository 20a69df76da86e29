x = "global"
def outer():
    x = "outer"
    def inner():
        return x
    def setter():
        nonlocal x
        x = "set"
    def globs():
        global x
        x = "changed"
    first = inner()
    setter()
    globs()
    return first, inner()
print(outer(), x)
class C:
    x = "class"
    y = [x for _ in range(1)]
    def f(self): return x
    z = (lambda: x)()
    w = [i for i in range(3) if i]
print(C().f(), C.y, C.z, C.w)
def late():
    return [lambda: i for i in range(3)]
print([f() for f in late()])
print([f() for f in [lambda i=i: i for i in range(3)]])
i = "outside"
print([i for i in range(2)], i)
def unbound():
    print(q)
    q = 1
try:
    unbound()
except UnboundLocalError as e: print(e)
def free():
    def g(): return v
    try:
        return g()
    except NameError as e: print(e)
    v = 1
free()
def deleted():
    v = 1
    del v
    try: v
    except UnboundLocalError as e: print(e)
deleted()
class K:
    a = 1
    class L:
        try:
            a
        except NameError as e: print(e)
    def locals_(self):
        b = 2
        return sorted(locals())
print(K().locals_())
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c1, c2 = counter(), counter()
print(c1(), c1(), c2(), c1.__closure__[0].cell_contents, c1.__code__.co_freevars)
print([y := 5, y ** 2], y)
def walrus(): 
    if any((hit := n) > 3 for n in range(10)): return hit
print(walrus())
class Mangle:
    def __init__(self): self.__secret = 1
    def get(self): return self.__secret
print(Mangle().get(), vars(Mangle()))
def args_are_cells(a, b):
    def g(): return a + b
    a += 1
    return g()
print(args_are_cells(1, 2))
def comp_closure():
    fs = [(lambda: (j, k)) for j in range(2) for k in "ab"]
    return [f() for f in fs]
print(comp_closure())
exec("z1 = x + '!'")
print(z1, eval("x.upper()"), eval("a + b", {"a": 1}, {"b": 2}))
ns = {}
exec("def f(n):\n    return n * k\nk = 3", ns)
print(ns["f"](4), sorted(k for k in ns if k != "__builtins__"))
def f():
    a = 1
    exec("a = 2")
    return a, sorted(locals())
print(f())
class Scope:
    n = 3
    squares = [m * m for m in range(n)]
    print(squares, "m" in dir())
