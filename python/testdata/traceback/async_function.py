async def f():
    raise ValueError("async")


async def g():
    await f()


c = g()
c.send(None)
