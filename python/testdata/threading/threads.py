# Threads, and all that they wait for.
import threading, time, sys
from threading import *
print(threading.current_thread().name, main_thread() is current_thread(), active_count())
total = 0
lock = Lock()
def work(n):
    global total
    for i in range(n):
        with lock:
            total += 1
ts = [Thread(target=work, args=(2000,)) for _ in range(8)]
print([t.name for t in ts])
for t in ts: t.start()
for t in ts: t.join()
print(total, ts[0].is_alive())
l = Lock(); print(repr(l).split(' at ')[0], l.acquire(), l.locked(), l.acquire(False), l.acquire(timeout=0.01), repr(l).split(' at ')[0])
l.release()
for f in (lambda: l.release(), lambda: l.acquire(False, 1), lambda: l.acquire(True, -2), lambda: l.acquire(timeout=1e300), lambda: RLock().release(), lambda: Semaphore(-1), lambda: Condition().wait(), lambda: Condition().notify(), lambda: ts[0].start(), lambda: Thread().join(), lambda: current_thread().join(), lambda: Thread(group=1), lambda: Barrier(0), lambda: BoundedSemaphore().release(), lambda: Semaphore().release(0), lambda: Semaphore().acquire(False, 1)):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
r = RLock()
with r, r:
    print(r._is_owned(), repr(r).split(' at ')[0].split('owner')[0], r._recursion_count())
ev = Event()
out = []
def waiter(n):
    ev.wait(); out.append(n)
ws = [Thread(target=waiter, args=(i,)) for i in range(3)]
for w in ws: w.start()
print(ev.is_set(), out); ev.set()
for w in ws: w.join()
print(sorted(out), ev.wait(0.01))
cond = Condition(); items = []
def consumer():
    with cond:
        while not items: cond.wait()
        print("got", items.pop())
c = Thread(target=consumer); c.start()
with cond: items.append(42); cond.notify()
c.join()
b = Barrier(3, action=lambda: print("barrier action"))
res = []
bs = [Thread(target=lambda: res.append(b.wait())) for _ in range(3)]
for x in bs: x.start()
for x in bs: x.join()
print(sorted(res), b.n_waiting, b.broken)
b2 = Barrier(2)
try: b2.wait(0.01)
except BrokenBarrierError as e: print("broken", repr(e), b2.broken)
b2.reset(); print(b2.broken)
data = local(); data.x = 1
class My(local):
    def __init__(self, v): self.v = v
my = My(5); my.v = 6
def show():
    print(hasattr(data, 'x'), my.v, my.__dict__); data.x = 2; my.v = 7
t = Thread(target=show); t.start(); t.join()
print(data.x, my.v, data.__dict__)
try: local(1)
except TypeError as e: print(e)
def boom(): raise ValueError("boom")
def hook(args): print("hook", args.exc_type, args.exc_value, args.thread.name, type(args))
threading.excepthook = hook
t = Thread(target=boom, name="T"); t.start(); t.join()
threading.excepthook = threading.__excepthook__
def ex(): sys.exit(3)
t = Thread(target=ex); t.start(); t.join()
tm = Timer(0.01, print, ["timer"]); tm.start(); tm.join()
tm = Timer(10, print, ["timer"]); tm.start(); tm.cancel(); tm.join()
s = BoundedSemaphore(2); print(s.acquire(), s.acquire(), s.acquire(False), s.acquire(timeout=0.01)); s.release(2)
d = Thread(target=lambda: Event().wait(), daemon=True); d.start(); print(d.daemon, d.is_alive())
# no lock: everything is still consistent
counts = {}
def spin(k):
    for i in range(20000): counts[k] = counts.get(k, 0) + 1
ts = [Thread(target=spin, args=(i,)) for i in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(counts)
def late():
    ev2.wait(); print("late")
ev2 = Event()
Thread(target=late).start()
Thread(target=lambda: (threading.main_thread().join(), ev2.set())).start()
import atexit; atexit.register(print, "atexit")
print("end of main")
