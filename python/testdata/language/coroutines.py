import types
class Awaitable:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield ("await", self.v)
        return (self.v, r)
async def inner(n):
    a = await Awaitable(n)
    return a
async def main():
    x = await inner(1)
    y = await inner(2)
    return x, y
def drive(c):
    sent = None
    n = 0
    while True:
        try:
            out = c.send(sent)
        except StopIteration as e:
            return e.value
        print("yielded", out)
        n += 1
        sent = n * 10
print(drive(main()))

class Ctx:
    async def __aenter__(self):
        print("enter", await Awaitable("in"))
        return self
    async def __aexit__(self, t, v, tb):
        print("exit", t.__name__ if t else None)
        return t is KeyError
async def ctx():
    async with Ctx() as c:
        print("body")
    async with Ctx():
        raise KeyError("swallowed")
    try:
        async with Ctx():
            raise ValueError("through")
    except ValueError as e:
        print("caught", e)
drive(ctx())

async def agen(n):
    for i in range(n):
        await Awaitable(i)
        got = yield i * i
        if got: print("agen got", got)
async def use():
    async for v in agen(3): print("item", v)
    else: print("else")
    print([v async for v in agen(3) if v], {v: 1 async for v in agen(2)})
    g = agen(2)
    print(await g.__anext__(), await g.asend("hi"))
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("stop")
    await g.aclose()
    return [await inner(i) for i in range(2)]
print(drive(use()))

class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1
        return self.n
async def ai():
    return [x async for x in AIter(3)]
print(drive(ai()))
async def bad():
    await 3
try:
    drive(bad())
except TypeError as e:
    print(e)
async def raises():
    raise StopIteration("x")
try:
    drive(raises())
except RuntimeError as e:
    print(e)
c = inner(1)
print(type(c).__name__, c.__name__, c.cr_running)
c.close()
try:
    drive(c)
except RuntimeError as e:
    print(e)
async def closing():
    try:
        yield 1
        yield 2
    finally:
        print("agen closed")
async def use2():
    g = closing()
    print(await g.asend(None))
    await g.aclose()
    try:
        await g.asend(None)
    except StopAsyncIteration: print("ended")
drive(use2())
