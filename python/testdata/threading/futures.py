# Futures, pools of threads, and the scheduler.
import concurrent.futures as cf, threading, time, sched
from concurrent.futures import *
with ThreadPoolExecutor(max_workers=3, thread_name_prefix="pool") as ex:
    f = ex.submit(pow, 2, 10); print(f.result(), f.done(), f.running(), f.cancelled(), f.exception())
    print(list(ex.map(lambda x: x * x, range(10))))
    g = ex.submit(lambda: 1 / 0)
    try: g.result()
    except ZeroDivisionError as e: print("raised", e)
    print(type(g.exception()).__name__, repr(g).split(' ', 3)[3], repr(f).split(' ', 3)[3])
    fs = [ex.submit(lambda i=i: i + 1) for i in range(5)]
    print(sorted(x.result() for x in as_completed(fs)))
    d, n = wait(fs); print(len(d), len(n))
    ev, begun = threading.Event(), threading.Event(); slow = ex.submit(lambda: (begun.set(), ev.wait())); begun.wait()
    r = wait([slow, f], return_when=FIRST_COMPLETED); print(r.done == {f}, r.not_done == {slow})
    print(len(wait([slow], timeout=0.01).not_done))
    try: list(as_completed([slow, f], timeout=0.01))
    except TimeoutError as e: print("timeout", e)
    try: slow.result(timeout=0.01)
    except TimeoutError as e: print("timeout", repr(e))
    d, n = wait([g, slow], return_when=FIRST_EXCEPTION); print(d == {g})
    print(slow.running(), slow.cancel()); ev.set()
    f.add_done_callback(lambda x: print("callback", x is f))
    print(sorted({ex.submit(lambda: threading.current_thread().name.split('_')[0]).result() for _ in range(5)}))
for call in (lambda: ex.submit(print), lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor(initializer=3), lambda: wait([], return_when="x"), lambda: f.set_result(1), lambda: Executor().submit(print)):
    try: print(call())
    except BaseException as e: print(type(e).__name__, str(e).split(' at ')[0])
p = Future(); print(p.cancel(), p.cancelled(), p.cancel(), repr(p).split(' ', 3)[3])
try: p.result()
except CancelledError as e: print(repr(e), CancelledError.__mro__[1].__name__)
print(p.set_running_or_notify_cancel())
q = Future(); print(q.set_running_or_notify_cancel(), q.running(), q.cancel()); q.set_exception(KeyError("k")); print(repr(q.exception()))
ex = ThreadPoolExecutor(1); ev, begun = threading.Event(), threading.Event()
a = ex.submit(lambda: (begun.set(), ev.wait())[1]); begun.wait(); b = ex.submit(print, "never"); ex.shutdown(wait=False, cancel_futures=True); ev.set(); print(a.result(), b.cancelled())
init = []
with ThreadPoolExecutor(2, initializer=init.append, initargs=(1,)) as ex: ex.submit(int).result()
print(init)
now = 0
def clock(): return now
def delay(d):
    global now
    now += d
s = sched.scheduler(clock, delay)
e1 = s.enter(5, 1, print, ("five",)); s.enter(1, 2, print, ("one b",)); s.enter(1, 1, print, ("one a",)); s.enterabs(3, 1, print, kwargs={'sep': '-'}, argument=(1, 2))
c = s.enter(4, 1, print, ("cancelled",)); s.cancel(c); print(len(s.queue), s.empty(), s.queue[0][:3], s.run(blocking=False))
s.run(); print(now, s.empty())
try: s.cancel(c)
except ValueError as e: print(e)
left = ThreadPoolExecutor(1)
left.submit(time.sleep, 0.3).add_done_callback(lambda f: print("done at exit"))
print("end")
