class Awaitable:
    def __init__(self, v): self.v = v
    def __await__(self): r = yield self.v; return f"got {r}"
async def simple(): return 5
async def waits(x): a = await Awaitable(x); b = await simple(); return a, b
def run(c, *sends):
    out = []
    try:
        out.append(c.send(None))
        for s in sends: out.append(c.send(s))
    except StopIteration as e: out.append(("returned", e.value))
    return out
print(run(simple()), run(waits("w"), "reply"), type(simple).__name__)
c = simple(); print(type(c).__name__, c.cr_running, c.cr_await, c.__name__); c.close()
class Agen:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1; await Awaitable("tick"); return self.n
async def loop():
    out = []
    async for x in Agen(2): out.append(x)
    else: out.append("else")
    return out
print(run(loop(), 1, 2, 3))
class Actx:
    def __init__(self, swallow=False): self.swallow = swallow
    async def __aenter__(self): print("aenter"); await Awaitable("enter"); return "value"
    async def __aexit__(self, *a): print("aexit", a[0] and a[0].__name__); await Awaitable("exit"); return self.swallow
async def ctx():
    async with Actx() as v, Actx(True) as w: print(v, w); raise ValueError("x")
    return "after"
print(run(ctx(), 1, 2, 3, 4))
async def agen(n):
    try:
        for i in range(n): x = yield i; print("sent", x)
    finally: print("agen finally"); await Awaitable("cleanup")
async def use(): return [x async for x in agen(2)], {x async for x in agen(1)}, {x: y async for x in agen(1) for y in [x]}, [await simple() for _ in range(2)]
print(run(use(), *range(5)))
async def use2():
    a = agen(3); print(await a.__anext__(), await a.asend("hello")); await a.aclose()
    try: await a.__anext__()
    except StopAsyncIteration as e: print("stopped", repr(e))
    b = agen(3); await anext(b)
    try: await b.athrow(KeyError("k"))
    except KeyError as e: print("athrow", e)
    print(await anext(agen(0), "default") , type(a).__name__, a.ag_running)
    g = (x * 2 async for x in agen(2)); print(type(g).__name__, [x async for x in g])
    return "end"
print(run(use2(), *range(6)))
async def thrower():
    try: await Awaitable("t")
    except RuntimeError as e: return f"handled {e}"
t = thrower(); t.send(None)
try: t.throw(RuntimeError("boom"))
except StopIteration as e: print(e.value)
async def bad1(): await 5
async def bad2():
    async for x in [1]: pass
async def bad3():
    async with 5: pass
async def bad4():
    with Actx(): pass
async def bad5():
    for x in agen(1): pass
class BadAwait:
    def __await__(self): return 5
async def bad6(): await BadAwait()
class BadAiter:
    def __aiter__(self): return 5
async def bad7():
    async for x in BadAiter(): pass
async def bad8(): raise StopIteration("no")
for b in (bad1, bad2, bad3, bad4, bad5, bad6, bad7, bad8):
    try: print(run(b()))
    except Exception as e: print(b.__name__, type(e).__name__, e)
d = simple(); run(d)
try: d.send(None)
except RuntimeError as e: print(e)
d = waits(1)
try: d.send(5)
except TypeError as e: print(e)
d.close()
for f in (lambda: iter(d), lambda: next(d), lambda: list(d)):
    try: f()
    except TypeError as e: print(e)
async def nested(n): return n if n == 0 else await nested(n - 1) + 1
print(run(nested(30)), run((lambda: nested(2))()))
async def gather(*cs): return [await c for c in cs]
print(run(gather(simple(), nested(3), waits(9)), "z"))
async def comp(): return [(await Awaitable(i), i) for i in range(2) if await simple() == 5]
print(run(comp(), "p", "q"))
async def early():
    a = agen(5)
    async for x in a:
        if x == 1: await a.aclose(); return x
print(run(early(), 1, 2, 3))
