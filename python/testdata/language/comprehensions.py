print([x * y for x in range(3) for y in range(3) if x != y], {x % 3 for x in range(10)}, {k: v for k, v in zip("abc", range(3))})
print([[1 if i == j else 0 for j in range(3)] for i in range(3)], list(x for x in (y for y in range(3))))
print([(a, b) for a, b in [(1, 2), (3, 4)]], [a for (a, *_) in ["xyz", "pq"]], [*(i for i in range(3))])
def f():
    n = 3
    fs = [lambda: n + i for i in range(2)]
    gs = (lambda: n * j for j in range(2))
    n = 10
    return [x() for x in fs], [g() for g in gs]
print(f())
class C:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    total = sum(i for i in items)
print(C.doubled, C.total)
try:
    class D:
        k = 2
        bad = [i * k for i in range(3)]
except NameError as e: print(e)
x = "keep"
[x for x in range(3)]
print(x)
def g(): return [y := 1, [y := y + i for i in range(3)], y]
print(g())
print([i for i in range(5) if (j := i * 2) > 4], j)
def err(): return [1 // i for i in (1, 0)]
try: err()
except ZeroDivisionError as e:
    tb = e.__traceback__
    names = []
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(names)
print({**{i: i for i in range(2)}}, dict((k, v) for v, k in enumerate("ab")))
print([locals_ for locals_ in [1]], sorted(k for k in locals() if k == "locals_"))
def outer(a):
    return [[b for b in range(a)] for a in range(a)]
print(outer(3))
def h():
    i = "saved"
    r = [i for i in range(2)]
    try:
        [1 / i for i in (1, 0)]
    except ZeroDivisionError: pass
    return i, r
print(h())
async def agen():
    yield 1
