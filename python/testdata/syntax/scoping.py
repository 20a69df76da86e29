x = "global"
def read(): return x
def local(): x = "local"; return x
def declare(): global x; old, x = x, "changed"; return old
print(read(), local(), read(), declare(), read())
def closure():
    x = "enclosing"
    def inner(): return x
    def change(): nonlocal x; x += "!"
    def deep():
        def deeper(): nonlocal x; x = x.upper(); return x
        return deeper
    change()
    return inner(), deep()(), inner()
print(closure())
def unbound():
    try: print(x)
    except UnboundLocalError as e: print(e)
    x = 1
unbound()
def free():
    def inner(): return later
    try: inner()
    except NameError as e: print(type(e).__name__, e)
    later = 5
    return inner()
print(free())
class C:
    x = "class"
    y = x + "!"
    z = [x for _ in range(1)]
    def method(self): return x
    w = (lambda: x)()
print(C.y, C.z, C().method(), C.w)
def comp():
    i = "outer"
    squares = [i * i for i in range(3)]
    g = list(i for i in range(2))
    s = {i: j for i in range(2) for j in range(i)}
    return i, squares, g, s
print(comp())
def walrus():
    if any((hit := n) > 3 for n in [1, 5, 7]): return hit
print(walrus(), [last := v for v in range(3)], last)
def loopvar():
    for i in range(3): pass
    return i
print(loopvar())
def deleted():
    v = 1
    del v
    try: v
    except UnboundLocalError as e: print(e)
deleted()
def handler():
    e = "before"
    try: 1 / 0
    except ZeroDivisionError as e: pass
    try: print(e)
    except UnboundLocalError as err: print(err)
handler()
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    return up
a, b = counter(), counter()
print(a(), a(), b(), a(5), b(), a.__closure__[0].cell_contents, a.__code__.co_freevars)
def make():
    fs = []
    for i in range(3):
        def f(j=i): return i, j
        fs.append(f)
    return fs
print([f() for f in make()])
def shared():
    v = []
    return (lambda: v), v.append
get, put = shared()
put(1); put(2)
print(get())
def names(): a = 1; b = 2; return sorted(locals()), "x" in globals(), len(vars())
print(names())
class Outer:
    k = 1
    class Inner:
        try: v = k
        except NameError as e: v = str(e)
print(Outer.Inner.v)
def f():
    class Local:
        nonlocal_value = x
        def get(self): return __class__.__name__, x
    return Local().get()
print(f())
def star():
    global g1, g2
    g1 = g2 = 7
star()
print(g1, g2, "g1" in globals())
def g(): print(undefined_name)
try: g()
except NameError as e: print(e, e.name)
exec("newname = 5")
print(newname, eval("newname + y", {"newname": 1, "y": 2}), eval("x"))
ns = {}
exec("def f(): return a\na = 9", ns)
print(ns["f"](), sorted(k for k in ns if k != "__builtins__"))
def local_exec():
    v = 1
    exec("v = 2; w = 3")
    return v, "w" in locals()
print(local_exec())
def builtin_shadow():
    list = 5
    return list
print(builtin_shadow(), list("a"))
