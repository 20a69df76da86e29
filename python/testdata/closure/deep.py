def counter(start=0, step=1):
    n = start - step
    def up():
        nonlocal n
        n += step
        return n
    def reset(): nonlocal n; n = start - step
    up.reset = reset
    return up
a, b = counter(), counter(10, 5); print(a(), a(), b(), b(), a()); a.reset(); print(a(), b(), a.__closure__ is not None, a.__code__.co_freevars, sorted(c.cell_contents for c in b.__closure__))
def account(balance):
    def deposit(x): nonlocal balance; balance += x; return balance
    def withdraw(x):
        nonlocal balance
        if x > balance: raise ValueError("insufficient")
        balance -= x; return balance
    return locals() | {"get": lambda: balance}
acc = account(100); print(acc["deposit"](50), acc["withdraw"](30), acc["get"](), acc["balance"])
try: acc["withdraw"](1000)
except ValueError as e: print(e)
def levels():
    x = 1
    def one():
        x = 2
        def two():
            nonlocal x; x += 10
            def three():
                nonlocal x; x *= 2; return x
            return three(), x
        return two(), x
    return one(), x
print(levels())
def cells():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    i = "after"
    return [f() for f in fs], fs[0].__closure__[0] is fs[1].__closure__[0]
print(cells())
def empty():
    def f(): return later
    try: f.__closure__[0].cell_contents
    except ValueError as e: print(e)
    later = 1
    f.__closure__[0].cell_contents = 99
    return f(), later
print(empty())
def param(x):
    def get(): return x
    x += 1
    return get, lambda v: exec("raise") if False else None
print(param(5)[0]())
def star(*args, **kw): return lambda: (args, kw)
print(star(1, 2, k=3)())
def kw_only(*, key): return lambda: key
print(kw_only(key="k")())
class Outer:
    def method(self):
        def inner(): return self.v, __class__.__name__
        return inner
    v = 5
print(Outer().method()(), Outer().method().__code__.co_freevars)
def in_class():
    name = "enclosing"
    class K:
        attr = name
        name = "class"
        def m(self): return name
        lam = staticmethod(lambda: name)
        comp = [name for _ in range(1)]
    return K.attr, K.name, K().m(), K.lam(), K.comp
try: print(in_class())
except NameError as e: print(e)
def comp_closure(): return [lambda j=j: (i, j) for i in range(2) for j in range(2)], [(lambda: k)() for k in range(3)]
fs, ks = comp_closure(); print([f() for f in fs], ks)
def gen_closure():
    total = 0
    def add(xs):
        nonlocal total
        for x in xs: total += x; yield total
    return list(add([1, 2])), list(add([3])), total
print(gen_closure())
def except_cell():
    try: raise ValueError("x")
    except ValueError as e:
        f = lambda: e
        inside = repr(f())
    try: f()
    except NameError as err: return inside, str(err)
print(except_cell())
def delete_cell():
    x = 1
    def f(): return x
    del x
    try: f()
    except NameError as e: return str(e)
print(delete_cell())
def with_cell():
    class M:
        def __enter__(self): return "entered"
        def __exit__(self, *a): pass
    with M() as v: f = lambda: v
    return f()
print(with_cell(), (lambda x: (lambda: (lambda: x)())())(7))
def mutual():
    def a(n): return "a" if n == 0 else b(n - 1)
    def b(n): return "b" if n == 0 else a(n - 1)
    return a
print(mutual()(5), mutual()(4))
compose = lambda *f: lambda x: [x := g(x) for g in f][-1]
print(compose(lambda x: x + 1, lambda x: x * 2, str)(4))
def once(f):
    done = False; result = None
    def inner(*a):
        nonlocal done, result
        if not done: result, done = f(*a), True
        return result
    return inner
o = once(lambda x: print("ran") or x); print(o(1), o(2))
def default_and_closure(x, y=(lambda: "evaluated early")()): return lambda z=x: (x, y, z)
f = default_and_closure(1); print(f(), f(9))
def fib_gen():
    memo = {}
    def fib(n): return memo[n] if n in memo else memo.setdefault(n, n if n < 2 else fib(n - 1) + fib(n - 2))
    return fib, memo
fib, memo = fib_gen(); print(fib(60), len(memo))
