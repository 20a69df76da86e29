# Queues between threads.
import queue, threading, time
from queue import *
q = Queue(); q.put(1); q.put(2); print(q.qsize(), q.get(), q.get(), q.empty(), q.full())
for f in (lambda: q.get_nowait(), lambda: q.get(timeout=0.01), lambda: q.get(timeout=-1), lambda: Queue(1).put(1), lambda: [x := Queue(1), x.put(1), x.put_nowait(2)], lambda: [x := Queue(1), x.put(1), x.put(2, timeout=0.01)], lambda: Queue().task_done(), lambda: SimpleQueue().get(False), lambda: SimpleQueue().get(timeout=-1), lambda: SimpleQueue().get(timeout=0.01), lambda: SimpleQueue(1)):
    try: print(f())
    except BaseException as e: print(type(e).__module__, type(e).__name__, e)
p = PriorityQueue(); [p.put(x) for x in (3, 1, 2)]; print([p.get() for _ in range(3)])
l = LifoQueue(); [l.put(x) for x in (3, 1, 2)]; print([l.get() for _ in range(3)])
q = Queue(maxsize=3); out = []
def worker():
    while True:
        x = q.get()
        if x is None: q.task_done(); return
        out.append(x * x); q.task_done()
ws = [threading.Thread(target=worker) for _ in range(3)]
[w.start() for w in ws]
for i in range(50): q.put(i)
q.join(); print(sorted(out) == [i * i for i in range(50)], q.unfinished_tasks)
for _ in ws: q.put(None)
[w.join() for w in ws]
s = SimpleQueue(); got = []
def take():
    for _ in range(20): got.append(s.get())
ws = [threading.Thread(target=take) for _ in range(4)]; [w.start() for w in ws]
for i in range(80): s.put(i)
[w.join() for w in ws]; print(sorted(got) == list(range(80)), s.empty(), s.qsize())
q = Queue(); q.put(1); q.shutdown()
print(q.get())
for f in (q.get, lambda: q.put(1), q.get_nowait):
    try: f()
    except ShutDown as e: print("ShutDown", repr(e), q.is_shutdown)
q = Queue(); q.put(1); q.shutdown(immediate=True); print(q.qsize())
q.join()
q = Queue(); res = []
def blocked():
    try: q.get()
    except ShutDown: res.append("shut")
t = threading.Thread(target=blocked); t.start(); time.sleep(0.02); q.shutdown(); t.join(); print(res)
print(queue.Empty is queue.Empty, Queue[int], SimpleQueue[int], sorted(queue.__all__))
