class CM:
    def __init__(self, name, swallow=False, fail=None): self.name, self.swallow, self.fail = name, swallow, fail
    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter": raise RuntimeError("enter " + self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        if self.fail == "exit": raise RuntimeError("exit " + self.name)
        return self.swallow
with CM("a") as x: print(x)
with CM("a"): pass
with CM("a") as x, CM("b") as y: print(x, y)
with (CM("a") as x, CM("b"), CM("c") as z,): print(x, z)
with (CM("p")): print("parens")
with CM("t") as (first, *rest): print(first, rest)
class T: pass
t, d = T(), {}
with CM("attr") as t.x, CM("item") as d["k"]: print(t.x, d)
with CM("swallow", True): raise ValueError("gone")
print("after swallow")
def attempt(f):
    try: print("result", f())
    except Exception as e: print("raised", repr(e), "context", repr(e.__context__))
def f1():
    with CM("a"), CM("b", fail="enter"): print("no body")
def f2():
    with CM("a", True), CM("b", fail="exit"): print("body")
    return "ok"
def f3():
    with CM("a", fail="exit"): raise ValueError("body")
def f4():
    with CM("r"): return "returned"
def f5():
    for i in range(3):
        with CM(str(i)):
            if i == 0: continue
            break
    return i
def f6():
    with CM("outer"):
        with CM("inner", True): raise KeyError("k")
        return "reached"
def f7():
    with CM("g"): yield 1
def f8():
    with CM("x", swallow=1): 1 / 0
    return "truthy"
for f in (f1, f2, f3, f4, f5, f6, f8): attempt(f)
g = f7(); print(next(g)); g.close()
for x in f7(): print(x)
class NoEnter:
    def __exit__(self, *a): pass
class NoExit:
    def __enter__(self): pass
for bad in (NoEnter(), NoExit(), 5, None):
    try:
        with bad: print("body")
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class Instance:
    pass
i = Instance()
i.__enter__ = i.__exit__ = lambda *a: None
try:
    with i: pass
except TypeError as e: print(e)
class Counter:
    depth = 0
    def __enter__(self): Counter.depth += 1; return self
    def __exit__(self, *a): Counter.depth -= 1
c = Counter()
with c, c, c as d: print(c.depth, d is c)
print(c.depth)
with CM("loop"):
    while True:
        with CM("in"): break
