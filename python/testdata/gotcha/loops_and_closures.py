def make_multipliers(): return [lambda x: i * x for i in range(4)]
print([m(2) for m in make_multipliers()])
def fixed(): return [(lambda i: lambda x: i * x)(i) for i in range(4)]
print([m(2) for m in fixed()])
class Late:
    fs = []
    for n in range(3): fs.append(lambda self, n=n: n)
print([f(None) for f in Late.fs], Late.n)
x = 0
for x in range(3): pass
print(x, [x for x in "ab"], x)
for i, v in enumerate(["a", "b"], start=1): print(i, v, end=" ")
else: print("done")
funcs = {}
for name in ("up", "down"):
    def f(step=1, name=name): return f"{name} {step}"
    funcs[name] = f
print(funcs["up"](), funcs["down"](3), f())
it = iter(range(10)); print([x for x in it if x < 3], list(it)); it = iter(range(10))
for x in it:
    if x == 3: break
print(list(it)); g = (x for x in range(3)); print(2 in g, list(g), 5 in g)
z = zip([1, 2], "ab"); print(list(z), list(z)); m = map(str, [1]); print(*m, *m, "|"); r = range(3); print(list(r), list(r)); e = enumerate("a"); print(iter(e) is e, iter(r) is r)
d = {"a": 1, "b": 2}
try:
    for k in d: d[k + "!"] = 1
except RuntimeError as e: print(e)
d = {"a": 1, "b": 2}
for k in list(d): d.pop(k)
print(d)
s = {1, 2, 3}
try:
    for x in s: s.discard(x)
except RuntimeError as e: print(e)
l = [1, 2, 3]
for x in l:
    if len(l) < 10: l.insert(0, x)
print(l)
n = 10
gen = (n + i for i in range(2)); n = 20; print(list(gen))
items = [1, 2, 3]; gen = (x for x in items); items = [4]; print(list(gen)); items = [1]; gen = (x for x in items); items.append(2); print(list(gen))
def outer():
    v = 1
    def inner():
        nonlocal v; v += 1; return v
    v = 10
    return inner
f = outer(); print(f(), f())
def deferred():
    def g(): return undefined_yet
    undefined_yet = "now"; return g()
print(deferred())
while True:
    try: raise ValueError
    except ValueError: break
    finally: print("finally on break")
for _ in range(2):
    for __ in range(2):
        if __: break
    else: print("no")
    print("inner broke", _, __)
def first(it):
    for x in it: return x
    else: return "empty"
print(first([]), first([9]), first({}))
counter = 0
def inc():
    global counter; counter += 1; return counter
print([inc() for _ in range(3)], counter, inc() + inc() * inc(), {inc(): inc(), inc(): inc()}, (inc(), [inc(), inc()]), f"{inc()} {inc()}")
def args(*a, **k): return a, list(k.items())
print(args(inc(), x=inc(), *[inc()], **{"y": inc()}))
print([(i, j) for i in range(2) for j in range(i, 2)], [i for i in range(3) if i for _ in "ab"], sum(x for x in range(3)), dict((k, v) for v, k in enumerate("ab")))
a = [0, 1, 2]
for a[-1] in a: print(a, end=" ")
print()
for a[0], a[1] in [(7, 8)]: print(a)
i = 0
while i < 3: i += 1
else: print("while else", i)
try:
    for x in range(3): 1 / (1 - x)
except ZeroDivisionError: print("stopped at", x)
b = [lambda: k for k in range(2)]; k = "global"; print([f() for f in b])
print(max((lambda: i)() for i in range(3)), [f(1) for f in (lambda y, i=i: y + i for i in range(3))])
