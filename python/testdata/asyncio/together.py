# Locks, events, conditions, semaphores, barriers, queues, groups, timeouts, runners, threads and the loop itself.
import asyncio
import re
import sys
import threading
import time


def clean(x):
    return re.sub(r"0x[0-9a-f]+", "0x", re.sub(r"(/[^ :<>]*/)?(together|\w+)\.py:\d+", r"\2.py", str(x)))


def attempt(f, *args, **kwargs):
    try:
        print("->", clean(repr(f(*args, **kwargs))))
    except BaseException as e:
        print(type(e).__name__, clean(e))


async def aattempt(aw):
    try:
        print("->", clean(repr(await aw)))
    except BaseException as e:
        print(type(e).__name__, clean(e), getattr(e, "exceptions", ""), repr(e.__cause__), repr(e.__context__))


async def locks():
    print("-- locks")
    lock = asyncio.Lock()
    log = []

    async def user(n):
        async with lock:
            log.append(("in", n))
            await asyncio.sleep(0)
            log.append(("out", n))

    print(clean(lock), lock.locked())
    await asyncio.gather(*map(user, range(3)))
    print(log)
    attempt(lock.release)
    await lock.acquire()
    waiter = asyncio.create_task(lock.acquire())
    second = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(clean(lock))
    waiter.cancel()
    lock.release()
    print(await second, waiter.cancelled(), lock.locked())
    print("-- event")
    e = asyncio.Event()
    print(clean(e), e.is_set())
    ts = [asyncio.create_task(e.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    print(clean(e))
    ts[0].cancel()
    e.set()
    e.clear()
    print(await asyncio.gather(*ts[1:]), clean(e), e.set(), await e.wait(), clean(e))
    print("-- condition")
    c = asyncio.Condition()
    box = []

    async def consumer(n):
        async with c:
            await c.wait_for(lambda: box)
            return n, box.pop()

    ts = [asyncio.create_task(consumer(i)) for i in range(3)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(clean(c))
    async with c:
        box += "ab"
        c.notify(2)
        print(clean(c))
    await asyncio.sleep(0.001)
    ts[2].cancel()
    await aattempt(asyncio.gather(*ts, return_exceptions=True))
    await aattempt(c.wait())
    attempt(c.notify)
    attempt(c.notify_all)
    print("-- semaphore")
    s = asyncio.Semaphore(2)
    running = most = 0

    async def limited():
        nonlocal running, most
        async with s:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            running -= 1

    print(clean(s))
    await asyncio.gather(*(limited() for _ in range(6)))
    print(most, s.locked(), clean(s))
    await s.acquire()
    await s.acquire()
    t = asyncio.create_task(s.acquire())
    await asyncio.sleep(0)
    print(clean(s), s.locked())
    t.cancel()
    s.release()
    await asyncio.sleep(0)
    print(clean(s))
    attempt(asyncio.Semaphore, -1)
    b = asyncio.BoundedSemaphore()
    attempt(b.release)
    print("-- barrier")
    bar = asyncio.Barrier(3)
    print(clean(bar), bar.parties)

    async def party(n):
        return n, await bar.wait()

    print(sorted(i for _, i in await asyncio.gather(*map(party, range(3)))))
    t = asyncio.create_task(party(0))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(clean(bar), bar.n_waiting)
    await bar.reset()
    await aattempt(t)
    t = asyncio.create_task(party(0))
    await asyncio.sleep(0)
    await bar.abort()
    await aattempt(t)
    await aattempt(bar.wait())
    print(bar.broken, clean(bar))
    await bar.reset()
    print(bar.broken)
    attempt(asyncio.Barrier, 0)


async def queues():
    print("-- queues")
    q = asyncio.Queue(2)
    print(q, q.empty(), q.full(), q.maxsize, q.qsize())
    attempt(q.get_nowait)
    await q.put(1)
    q.put_nowait(2)
    attempt(q.put_nowait, 3)
    putter = asyncio.create_task(q.put(3))
    await asyncio.sleep(0)
    print(q, clean(repr(q)))
    print(await q.get(), await q.get(), await q.get(), putter.done())
    getter = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    print(q)
    q.put_nowait("x")
    print(await getter)
    for _ in range(4):
        q.task_done()
    attempt(q.task_done)
    await q.join()
    p = asyncio.PriorityQueue()
    for n in (3, 1, 2):
        p.put_nowait(n)
    print(p, [p.get_nowait() for _ in range(3)])
    l = asyncio.LifoQueue()
    for n in (3, 1, 2):
        await l.put(n)
    print(l, [await l.get() for _ in range(3)])

    async def worker(q, out):
        while True:
            item = await q.get()
            await asyncio.sleep(0)
            out.append(item)
            q.task_done()

    out = []
    ws = [asyncio.create_task(worker(q, out)) for _ in range(2)]
    for i in range(6):
        await q.put(i)
    await q.join()
    print(sorted(out))
    for w in ws:
        w.cancel()
    q = asyncio.Queue(1)
    await q.put("left")
    putter = asyncio.create_task(q.put(1))
    await asyncio.sleep(0)
    q.shutdown()
    print(q)
    await aattempt(putter)
    attempt(q.put_nowait, 1)
    await aattempt(q.get())
    await aattempt(q.get())
    attempt(q.get_nowait)
    q = asyncio.Queue()
    q.put_nowait(1)
    getter = asyncio.create_task(asyncio.Queue().get())
    q.shutdown(immediate=True)
    await aattempt(q.get())
    await q.join()
    getter.cancel()


async def later(delay, result=None, error=None):
    try:
        await asyncio.sleep(delay)
        if error:
            raise error
        return result
    except asyncio.CancelledError:
        print("cancelled", result)
        raise


async def groups():
    print("-- groups")
    async with asyncio.TaskGroup() as g:
        print(clean(g))
        a = g.create_task(later(0.001, "a"), name="A")
        b = g.create_task(later(0, "b"))
        print(clean(g), a.get_name())
    print(a.result(), b.result(), clean(g))
    attempt(g.create_task, c := later(0))
    await aattempt(g.__aenter__())
    attempt(asyncio.TaskGroup().create_task, later(0))

    async def failing(*errors, block=None, slow=1):
        async with asyncio.TaskGroup() as g:
            for i in range(slow):
                g.create_task(later(10, f"slow {i}"))
            for e in errors:
                g.create_task(later(0, error=e))
            if block:
                await asyncio.sleep(0)
                raise block
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError as e:
                print("block cancelled", e, asyncio.current_task().cancelling())
                raise

    await aattempt(failing(ValueError(1)))
    await aattempt(failing(ValueError(1), KeyError(2)))
    await aattempt(failing(block=OSError(3)))
    await aattempt(failing(ValueError(1), block=OSError(3)))
    await aattempt(failing(block=asyncio.CancelledError("own")))
    await aattempt(failing(BaseException("base")))
    try:
        await failing(ValueError(1), TypeError(2))
    except* ValueError as eg:
        print("values", eg.exceptions)
    except* TypeError as eg:
        print("types", eg.exceptions)
    print(asyncio.current_task().cancelling())
    t = asyncio.create_task(failing())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel("from outside")
    await aattempt(t)
    print(t.cancelled(), t.cancelling())

    async def nested():
        async with asyncio.TaskGroup():
            async with asyncio.TaskGroup() as inner:
                inner.create_task(later(0, error=ValueError("deep")))
                await asyncio.sleep(10)

    await aattempt(nested())

    async def one_is_cancelled():
        async with asyncio.TaskGroup() as g:
            t = g.create_task(later(10, "victim"))
            await asyncio.sleep(0)
            t.cancel()
        return "fine"

    await aattempt(one_is_cancelled())

    async def late_task():
        async with asyncio.TaskGroup() as g:
            async def child():
                g.create_task(later(0, "grandchild"))
                try:
                    await asyncio.sleep(1)
                except asyncio.CancelledError:
                    try:
                        g.create_task(later(0))
                    except RuntimeError as e:
                        print(clean(e))
                    raise
            g.create_task(child())
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            raise ZeroDivisionError

    await aattempt(late_task())


async def timeouts():
    print("-- timeouts")

    async def limited(limit, work):
        async with asyncio.timeout(limit) as t:
            print(re.sub(r"when=-?[\d.]+", "when=N", repr(t)), t.when() is None)
            try:
                return await asyncio.sleep(work, "done")
            finally:
                print(t.expired())

    await aattempt(limited(0.001, 10))
    await aattempt(limited(10, 0))
    await aattempt(limited(None, 0))
    await aattempt(limited(0, 10))
    await aattempt(limited(-1, 10))
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(loop.time() + 0.001) as t:
            await asyncio.sleep(10)
    except TimeoutError as e:
        print(repr(e), t, t.expired(), repr(e.__cause__))
    async with asyncio.timeout(0.001) as t:
        t.reschedule(None)
        await asyncio.sleep(0.003)
        t.reschedule(loop.time() + 10)
    print(t)
    attempt(t.reschedule, 1)
    await aattempt(t.__aenter__())
    attempt(asyncio.timeout(1).reschedule, 1)
    print(asyncio.timeout(1))

    async def both():
        async with asyncio.timeout(0.001):
            try:
                await asyncio.sleep(10)
            finally:
                raise ValueError("instead")

    await aattempt(both())

    async def swallowed():
        async with asyncio.timeout(0.001) as t:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                pass
        return t.expired(), asyncio.current_task().cancelling()

    await aattempt(swallowed())

    async def nested():
        try:
            async with asyncio.timeout(10):
                async with asyncio.timeout(0.001):
                    await asyncio.sleep(10)
        except TimeoutError:
            return "inner", asyncio.current_task().cancelling()

    await aattempt(nested())

    async def cancelled_anyway():
        asyncio.current_task().cancel("other")
        async with asyncio.timeout(0):
            await asyncio.sleep(10)

    t = asyncio.create_task(cancelled_anyway())
    await aattempt(t)


async def threads():
    print("-- threads")
    loop = asyncio.get_running_loop()
    main = threading.get_ident()
    print(await asyncio.to_thread(lambda a, b=0: (a + b, threading.get_ident() != main), 1, b=2))
    await aattempt(asyncio.to_thread(int, "x"))
    print(await loop.run_in_executor(None, sum, [1, 2, 3]))

    async def inside():
        await asyncio.sleep(0)
        return "ran", threading.get_ident() == main

    def elsewhere():
        f = asyncio.run_coroutine_threadsafe(inside(), loop)
        loop.call_soon_threadsafe(print, "from a thread")
        return f.result(10)

    print(await asyncio.to_thread(elsewhere))

    async def bad():
        raise LookupError("bad")

    def failing():
        try:
            asyncio.run_coroutine_threadsafe(bad(), loop).result()
        except LookupError as e:
            return repr(e)

    print(await asyncio.to_thread(failing))
    attempt(asyncio.run_coroutine_threadsafe, 5, loop)
    attempt(loop.set_default_executor, 5)


def loops():
    print("-- loops")
    attempt(asyncio.get_running_loop)
    loop = asyncio.new_event_loop()
    print(loop, loop.is_running(), loop.is_closed(), loop.get_debug())
    loop.call_soon(print, "one")
    loop.call_soon(loop.stop)
    loop.call_soon(print, "two")
    loop.run_forever()
    h = loop.call_soon(print, "never")
    print(clean(h), h.cancelled())
    h.cancel()
    print(h, h.cancelled())
    t = loop.call_later(1000, print, 1)
    print(re.sub(r"when=[\d.]+", "when=N", clean(t)), t.when() > loop.time())
    t.cancel()
    print(re.sub(r"when=[\d.]+", "when=N", clean(t)))
    print(loop.run_until_complete(asyncio.sleep(0, "done")))
    attempt(loop.run_until_complete, 5)

    async def stopping():
        loop.stop()
        await asyncio.sleep(5)

    attempt(loop.run_until_complete, stopping())

    async def again():
        c = asyncio.sleep(0)
        attempt(asyncio.run, c)
        attempt(asyncio.Runner().run, c)
        c.close()
        attempt(loop.close)
        print(loop)

    loop.run_until_complete(again())
    seen = []
    loop.set_exception_handler(lambda loop, context: seen.append((context["message"].split(" at ")[0], repr(context["exception"]), sorted(context))))

    def broken():
        raise KeyError("in callback")

    loop.call_soon(broken)
    loop.run_until_complete(asyncio.sleep(0))
    print(seen, loop.get_exception_handler() is not None)
    attempt(loop.set_exception_handler, 5)
    loop.set_exception_handler(None)
    for bad in ((None, print), ("x", print)):
        attempt(loop.call_later, *bad)
    attempt(loop.call_at, None, print)
    loop.set_debug(True)
    attempt(loop.call_soon, stopping)
    attempt(loop.call_soon, 5)
    loop.set_debug(False)
    for t in asyncio.all_tasks(loop):
        t.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
    loop.close()
    print(loop)
    attempt(loop.call_soon, print)
    attempt(loop.run_forever)
    print(asyncio.AbstractEventLoop.__mro__[0].__name__, isinstance(loop, asyncio.AbstractEventLoop))
    attempt(asyncio.AbstractEventLoop().call_soon, print)
    attempt(asyncio.set_event_loop, 5)
    attempt(asyncio.set_event_loop_policy, 5)
    asyncio.set_event_loop(None)
    attempt(asyncio.get_event_loop)

    print("-- runners")
    attempt(asyncio.run, 5)
    attempt(asyncio.run, print)
    with asyncio.Runner() as r:
        print(r.run(asyncio.sleep(0, 1)), r.run(asyncio.sleep(0, 2)), r.get_loop().is_running())
        r.run(asyncio.sleep(0))
    attempt(r.get_loop)
    attempt(r.run, c := asyncio.sleep(0))
    c.close()
    print(asyncio.run(asyncio.sleep(0, "with factory"), loop_factory=asyncio.SelectorEventLoop, debug=False))

    async def leaves():
        asyncio.create_task(later(10, "left"))
        await asyncio.sleep(0)
        return "returned"

    print(asyncio.run(leaves()))

    async def exits():
        sys.exit(3)

    attempt(asyncio.run, exits())

    async def interrupted():
        raise KeyboardInterrupt("now")

    attempt(asyncio.run, interrupted())

    async def cancelled():
        raise asyncio.CancelledError("gone")

    attempt(asyncio.run, cancelled())
    print(asyncio.iscoroutinefunction(cancelled), asyncio.iscoroutine(5), asyncio.iscoroutinefunction(print))
    lock = asyncio.Lock()

    async def use():
        await lock.acquire()
        try:
            await asyncio.wait_for(lock.acquire(), 0.001)
        except Exception as e:
            print(type(e), clean(e))

    asyncio.run(use())
    asyncio.run(use()) if not lock.locked() else lock.release()
    try:
        asyncio.run(use())
    except RuntimeError as e:
        print(clean(e))
    print(repr(asyncio.IncompleteReadError(b"ab", 5)), asyncio.IncompleteReadError(b"ab", None), asyncio.TimeoutError is TimeoutError,
          asyncio.CancelledError.__mro__, asyncio.LimitOverrunError("m", 3).consumed)


for f in (locks, queues, groups, timeouts, threads):
    asyncio.run(f())
loops()


async def reader():
    print("-- streams")
    r = asyncio.StreamReader(limit=10)
    r.feed_data(b"line one\nline two\nrest")
    print(r, await r.readline(), await r.readexactly(4), await r.read(3), await r.readuntil(b"o"))
    t = asyncio.create_task(r.readexactly(10))
    await asyncio.sleep(0)
    r.feed_data(b"more and more")
    print(await t)
    await aattempt(r.readuntil(b"zz") if r.feed_data(b"0123456789abcdef") else r.readuntil(b"zz"))
    await aattempt(r.readuntil(b"f"))
    await aattempt(r.readexactly(-1))
    r.feed_eof()
    await aattempt(r.readexactly(100))
    print(r.at_eof(), await r.read(), await r.readline())
    r = asyncio.StreamReader()
    r.feed_data(b"a\nb\nc")
    r.feed_eof()
    print([line async for line in r])


asyncio.run(reader())
