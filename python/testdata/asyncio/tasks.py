# Futures, tasks and what waits for them: the order of things, cancellation, every complaint.
import asyncio
import contextvars
import gc
import re


def clean(x):
    return re.sub(r"0x[0-9a-f]+", "0x", re.sub(r"(?<= )\S*?(\w+)\.py:\d+", r"\1.py", str(x)))


def attempt(f, *args, **kwargs):
    try:
        print("->", clean(repr(f(*args, **kwargs))))
    except BaseException as e:
        print(type(e).__name__, clean(e))


async def aattempt(aw):
    try:
        print("->", clean(repr(await aw)))
    except BaseException as e:
        print(type(e).__name__, clean(e), repr(e.__cause__), repr(e.__context__))


async def say(what, times=1):
    for i in range(times):
        print(what, i)
        await asyncio.sleep(0)
    return what


async def after(rounds, result):
    for _ in range(rounds):
        await asyncio.sleep(0)
    return result


async def fail(error, rounds=0):
    for _ in range(rounds):
        await asyncio.sleep(0)
    raise error


async def order():
    print("-- order")
    t1 = asyncio.create_task(say("a", 3), name="first")
    t2 = asyncio.create_task(say("b", 2))
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon")
    print(t1.get_name(), t1.done(), t1.cancelled(), t1.get_coro().__name__, asyncio.current_task().get_name() is not None)
    print(await t2, t1.done())
    print(await t1)
    results = await asyncio.gather(say("x", 2), say("y", 1), say("z", 3))
    print(results, await asyncio.gather())
    now = loop.time()
    loop.call_at(now + 0.002, print, "later 2")
    loop.call_at(now + 0.001, print, "later 1")
    await asyncio.sleep(0.01)
    print(await asyncio.sleep(0, "result"), await asyncio.sleep(-1, "neg"))
    await aattempt(asyncio.sleep(float("nan")))
    for bad in (None, "x"):
        await aattempt(asyncio.sleep(bad))


async def futures():
    print("-- futures")
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(clean(f), f.done(), f.cancelled(), f.get_loop() is loop)
    attempt(f.result)
    attempt(f.exception)
    log = []
    f.add_done_callback(lambda x: log.append(("1", x.result())))
    cb = lambda x: log.append("2")
    f.add_done_callback(cb)
    f.add_done_callback(cb)
    print(f.remove_done_callback(cb), f.remove_done_callback(cb))
    print(clean(f))
    f.set_result(42)
    print(clean(f), log)
    await asyncio.sleep(0)
    print(log, f.result(), f.exception(), await f, f.cancel())
    attempt(f.set_result, 1)
    attempt(f.set_exception, ValueError())
    g = loop.create_future()
    attempt(g.set_exception, 5)
    attempt(g.set_exception, StopIteration)
    print(repr(g.exception()), repr(g.exception().__cause__))
    g = loop.create_future()
    g.set_exception(KeyError)
    print(clean(g))
    attempt(g.result)
    await aattempt(g)
    g = loop.create_future()
    print(g.cancel("why"), g.cancel(), clean(g))
    attempt(g.result)
    attempt(g.exception)
    await aattempt(g)
    print(asyncio.isfuture(g), asyncio.isfuture(5), asyncio.Future[int])
    h = loop.create_future()
    loop.call_soon(h.set_result, [1] * 3)
    print(await h)
    i = loop.create_future()
    for n in range(4):
        i.add_done_callback(print)
    print(clean(i))
    i.remove_done_callback(print)
    i.cancel()


async def tasks():
    print("-- tasks")
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(say("t", 2), name=5)
    print(repr(t.get_name()), clean(t))
    t.set_name("named")
    await asyncio.sleep(0)
    print(clean(t), len(t.get_stack()))
    attempt(t.set_result, 1)
    attempt(t.set_exception, ValueError())
    attempt(t.result)
    print(await t, clean(t), t.get_stack())
    for bad in (5, say, print):
        attempt(asyncio.create_task, bad)
    attempt(asyncio.ensure_future, 5)
    w = asyncio.create_task(fail(ValueError("bad"), 1))
    await asyncio.wait([w])
    print(clean(w), w.exception(), w.cancelled())
    attempt(w.result)

    class Aw:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return "awaited"

    print(await asyncio.ensure_future(Aw()), await asyncio.gather(Aw(), Aw()))

    class Bad:
        def __await__(self):
            yield self.what

    for what in (5, "x", (i for i in ())):
        b = Bad()
        b.what = what
        await aattempt(b)
    b.what = loop.create_future()
    await aattempt(b)

    async def itself():
        await asyncio.current_task()

    await aattempt(asyncio.create_task(itself(), name="self"))
    print(len(asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks())
    done = asyncio.create_task(say("with callback"))
    done.add_done_callback(lambda t: print("callback", t is done, t.result()))
    await done
    await asyncio.sleep(0)


async def cancelling():
    print("-- cancel")

    async def sleeper(catch=None, again=False):
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError as e:
            print("cancelled", e.args, asyncio.current_task().cancelling())
            if catch:
                return "caught"
            raise
        finally:
            print("finally")

    for msg in ((), ("message",)):
        t = asyncio.create_task(sleeper())
        await asyncio.sleep(0)
        print(t.cancel(*msg), t.cancelled(), t.cancelling())
        await aattempt(t)
        print(clean(t), t.cancelled(), t.done(), t.cancel())
        attempt(t.exception)
    t = asyncio.create_task(sleeper(True))
    await asyncio.sleep(0)
    t.cancel()
    print(await t, t.cancelled(), t.cancelling(), t.uncancel(), t.uncancel())
    t = asyncio.create_task(sleeper())
    t.cancel("before it began")
    print(clean(t))
    await aattempt(t)

    async def itself():
        asyncio.current_task().cancel("me")
        print("still here", asyncio.current_task().cancelling())
        await asyncio.sleep(0)
        print("not here")

    await aattempt(asyncio.create_task(itself()))

    async def returning():
        asyncio.current_task().cancel("late")
        return 5

    await aattempt(asyncio.create_task(returning()))

    async def undone():
        asyncio.current_task().cancel()
        print(asyncio.current_task().uncancel())
        await asyncio.sleep(0)
        return "went on"

    await aattempt(asyncio.create_task(undone()))
    inner = asyncio.create_task(sleeper())

    async def outer():
        await inner

    o = asyncio.create_task(outer())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    o.cancel("through")
    await aattempt(o)
    print(inner.cancelled())

    print("-- shield")
    inner = asyncio.create_task(say("inner", 3))
    s = asyncio.shield(inner)
    o = asyncio.create_task(asyncio.wait_for(s, 10))
    await asyncio.sleep(0)
    o.cancel()
    await aattempt(o)
    print(s.cancelled(), inner.cancelled(), await inner)
    await aattempt(asyncio.shield(fail(OSError(5))))
    inner = asyncio.create_task(sleeper())
    s = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    await aattempt(s)


async def gathering():
    print("-- gather")
    await aattempt(asyncio.gather(say("g", 3), fail(ValueError("v"), 1)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await aattempt(asyncio.gather(say("h"), fail(ValueError("v")), return_exceptions=True))
    c = say("same")
    print(await asyncio.gather(c, c))
    t = asyncio.create_task(asyncio.sleep(100))
    g = asyncio.gather(t, say("other"))
    asyncio.get_running_loop().call_soon(g.cancel, "msg")
    await aattempt(g)
    print(t.cancelled(), g.cancelled())
    t = asyncio.create_task(asyncio.sleep(100))
    g = asyncio.gather(t, say("other"), return_exceptions=True)
    asyncio.get_running_loop().call_soon(t.cancel)
    await aattempt(g)
    t = asyncio.create_task(asyncio.sleep(100))
    g = asyncio.gather(t)
    asyncio.get_running_loop().call_soon(t.cancel, "child")
    await aattempt(g)
    f = asyncio.get_running_loop().create_future()
    f.set_result("done before")
    print(await asyncio.gather(f, f))
    attempt(asyncio.gather, 5)

    print("-- wait")
    for when in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        ts = [asyncio.create_task(say("w", 1), name="w"), asyncio.create_task(fail(KeyError(1), 2), name="f"),
              asyncio.create_task(say("v", 4), name="v")]
        done, pending = await asyncio.wait(ts, return_when=when)
        print(when, sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
        await asyncio.gather(*ts, return_exceptions=True)
    t = asyncio.create_task(asyncio.sleep(10))
    print([len(x) for x in await asyncio.wait([t], timeout=0.001)])
    t.cancel()
    waiting = say("x")
    for bad in ([], t, [waiting], None):
        await aattempt(asyncio.wait(bad))
    waiting.close()
    await aattempt(asyncio.wait([t], return_when="x"))

    print("-- wait_for")
    await aattempt(asyncio.wait_for(say("in time"), 5))
    await aattempt(asyncio.wait_for(say("in time"), None))
    await aattempt(asyncio.wait_for(asyncio.sleep(10), 0.001))
    await aattempt(asyncio.wait_for(asyncio.sleep(10), 0))
    await aattempt(asyncio.wait_for(say("never begun"), -1))
    await aattempt(asyncio.wait_for(f, 0))
    await aattempt(asyncio.wait_for(fail(ZeroDivisionError()), 1))
    print("-- as_completed")
    order = []
    for c in asyncio.as_completed([after(9, 3), after(1, 1), after(5, 2)]):
        order.append(await c)
    print(order)
    order = []
    async for t in asyncio.as_completed([after(9, 3), after(1, 1)]):
        order.append(t.result())
    print(order)
    for c in asyncio.as_completed([asyncio.sleep(10), asyncio.sleep(0)], timeout=0.3):
        await aattempt(c)
    attempt(asyncio.as_completed, say)
    attempt(asyncio.as_completed, f)


var = contextvars.ContextVar("var", default="none")


async def contexts():
    print("-- contexts")

    async def setter(value):
        before = var.get()
        var.set(value)
        await asyncio.sleep(0)
        return before, var.get()

    var.set("outer")
    print(await asyncio.gather(setter(1), setter(2)), var.get())
    await setter("direct")
    print(var.get())
    ctx = contextvars.copy_context()
    t = asyncio.create_task(setter("in ctx"), context=ctx)
    await t
    print(var.get(), ctx[var], t.get_context() is ctx)
    asyncio.get_running_loop().call_soon(lambda: print("callback sees", var.get()), context=ctx)
    asyncio.get_running_loop().call_soon(lambda: print("callback sees", var.get()))
    await asyncio.sleep(0)


async def eager():
    print("-- eager")
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(asyncio.eager_task_factory)

    async def quick():
        return "quick", asyncio.current_task() is not main

    main = asyncio.current_task()
    t = asyncio.create_task(quick())
    print(t.done(), t.result(), asyncio.current_task() is main)
    print("before")
    t = asyncio.create_task(say("eager", 2), name="E")
    print("after", t.done(), t.get_name())
    await t
    t = asyncio.create_task(fail(ValueError("eager")))
    print(t.done(), repr(t.exception()), t.get_coro())
    print(await asyncio.gather(quick(), say("g")))
    loop.set_task_factory(None)
    attempt(loop.set_task_factory, 5)
    made = []

    def factory(loop, coro, **kw):
        made.append((coro.__name__, kw))
        return asyncio.Task(coro, loop=loop, **kw)

    loop.set_task_factory(factory)
    await asyncio.create_task(quick())
    print(made)
    loop.set_task_factory(None)


async def generators():
    print("-- asynchronous generators")
    global kept

    async def agen():
        try:
            yield 1
            await asyncio.sleep(0)
            yield 2
        finally:
            await asyncio.sleep(0)
            print("closed")

    async for x in agen():
        print(x)
    kept = agen()
    print(await anext(kept))


asyncio.run(order())
asyncio.run(futures())
asyncio.run(tasks())
asyncio.run(cancelling())
asyncio.run(gathering())
asyncio.run(contexts())
asyncio.run(eager())
asyncio.run(generators())
print("end")
