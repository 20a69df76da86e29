def g():
    print("start")
    try:
        x = yield 1
        print("got", x)
        try: y = yield 2
        except ValueError as e: print("caught", e); y = yield "recovered"
        print("y", y)
        return "result"
    finally: print("finally")
i = g()
print(type(i).__name__, i.gi_running, i.gi_frame is not None, i.gi_yieldfrom, i.__name__, i.__qualname__)
try: i.send(5)
except TypeError as e: print(e)
print(next(i), i.send("a"), i.throw(ValueError("v")))
try: i.send("b")
except StopIteration as e: print(e.value, e.args, repr(e))
print(next(i, "done"), list(i), i.gi_frame)
i = g(); i.close(); print(list(i))
i = g(); next(i); i.close(); i.close()
i = g(); next(i)
try: i.throw(KeyError("k"))
except KeyError as e: print("out", e)
i = g()
try: i.throw(RuntimeError("not started"))
except RuntimeError as e: print(e, list(i))
def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
s = stubborn(); next(s)
try: s.close()
except RuntimeError as e: print(e)
def returns_on_close():
    try: yield 1
    except GeneratorExit: return "closed value"
r = returns_on_close(); next(r); print(r.close())
def stop(): yield 1; raise StopIteration("x")
try: list(stop())
except RuntimeError as e: print(e, repr(e.__cause__))
def again():
    yield next(me)
me = again()
try: next(me)
except ValueError as e: print(e)
def fin():
    for i in range(3):
        try: yield i
        finally: print("f", i, end=" ")
it = fin()
for x in it:
    if x == 1: break
it.close()
print()
print(*fin())
for bad in [lambda: g().throw(5), lambda: g().throw("x"), lambda: g().throw(), lambda: g().send(), lambda: next(5), lambda: g()[0], lambda: len(g()), lambda: g() + g(), lambda: g(1)]:
    try: bad()
    except BaseException as e: print(type(e).__name__, e)
def tree(t):
    if isinstance(t, list):
        for x in t: yield from tree(x)
    else: yield t
print(list(tree([1, [2, [3, [4]], 5], [[6]]])))
def echo():
    r = None
    while True: r = yield r
e = echo(); next(e); print([e.send(i) for i in "abc"])
def expr(): x = (yield 1) + (yield 2); print(x, (yield), [(yield 3)]); yield f"{yield 4}"
x = expr(); print(next(x), x.send(10), x.send(20), x.send("a"), x.send("b"), x.send("c"))
def empty(): return; yield
def early(n):
    if n < 0: return "negative"
    yield n
print(list(empty()), list(early(-1)), list(early(1)), sum(x for x in range(4)), max(x * -1 for x in [1, 2]))
