class C:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v)
        return self.swallow
with C("a") as a: print("in", a.name)
with C("a"), C("b") as b: print("both")
with (C("x") as x, C("y", True) as y,): raise ValueError("inner")
print("after")
try:
    with C("z"): raise KeyError("k")
except KeyError as e: print("caught", e)
def f():
    with C("r"):
        return "value"
print(f())
for i in range(3):
    with C(i):
        if i == 0: continue
        if i == 1: break
class D:
    def __enter__(self): raise RuntimeError("no entry")
    def __exit__(self, *a): print("never")
try:
    with D(): pass
except RuntimeError as e: print(e)
class E:
    def __enter__(self): return (1, [2, 3])
    def __exit__(self, *a): raise OSError("from exit")
try:
    with E() as (a, [b, c]):
        print(a, b, c)
        1 / 0
except OSError as e: print(e, repr(e.__context__))
for bad in (3, object()):
    try:
        with bad: pass
    except TypeError as e: print(e)
class OnlyEnter:
    def __enter__(self): pass
try:
    with OnlyEnter(): pass
except TypeError as e: print(e)
class F:
    x = None
holder = F()
with C("attr") as holder.x: pass
print(holder.x.name)
