def inner():
    try:
        x = yield "i1"; print("inner got", x)
        y = yield "i2"; print("inner got", y)
        return "inner result"
    except KeyError as e: print("inner caught", e); yield "after catch"; return "caught result"
    finally: print("inner finally")
def outer():
    r = yield from inner(); print("outer got", r)
    yield "o"
    return r * 2
o = outer(); print(next(o), o.gi_yieldfrom.__name__, o.send("A"), o.send("B"), o.gi_yieldfrom)
try: next(o)
except StopIteration as e: print(e.value)
o = outer(); next(o); print(o.throw(KeyError("k"))); print(list(o))
o = outer(); next(o); o.close()
o = outer(); next(o)
try: o.throw(ValueError("v"))
except ValueError as e: print("through", e)
def over(it): r = yield from it; print("r =", r)
print(list(over([1, 2])), list(over("ab")), list(over({1: 2})), list(over(range(2))), list(over(iter([]))))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration("it value")
        return self.n
    def send(self, v): print("send", v); return next(self)
    def throw(self, *a): print("throw", a[0]); return "thrown"
    def close(self): print("close")
d = over(It()); print(next(d), d.send("s")); print(list(d))
d = over(It()); next(d); print(d.throw(ValueError("x"))); d.close()
d = over([1, 2]); next(d)
try: d.send(5)
except AttributeError as e: print(e)
d = over([1, 2]); next(d)
try: d.throw(ValueError("into list"))
except ValueError as e: print(e)
for bad in (5, None):
    try: list(over(bad))
    except TypeError as e: print(e)
def countdown(n):
    if n: yield n; yield from countdown(n - 1)
    return n
print(list(countdown(5)), len(list(countdown(100))))
def chain(*its):
    for it in its: yield from it
print(list(chain("ab", [1], (x for x in "z"), {5})))
def collect():
    results = []
    while (r := (yield from averager())) is not None: results.append(r)
    return results
def averager():
    total = n = 0
    while (v := (yield total / n if n else None)) is not None: total += v; n += 1
    return total / n if n else None
c = collect(); next(c)
for v in (10, 20, None, 5, None): print(c.send(v))
try: c.send(None)
except StopIteration as e: print(e.value)
def flat(x): yield from (flat2(y) for y in x)
def flat2(y): return y * 2
print(list(flat([1, 2])))
def deep(n): return (yield from deep(n - 1)) + 1 if n else (yield "bottom")
g = deep(50); print(next(g))
try: g.send(0)
except StopIteration as e: print(e.value)
def ctx():
    try: yield from inner2()
    except ZeroDivisionError as e: print("ctx", e, repr(e.__context__))
def inner2():
    try: raise KeyError("first")
    except KeyError: yield 1 / 0
list(ctx())
lam = lambda: (yield from [1, 2]); print(list(lam()))
def two(): a = yield from [1]; b = yield from (x for x in [2]); return a, b
t = two(); print(next(t), next(t))
try: next(t)
except StopIteration as e: print(e.value)
