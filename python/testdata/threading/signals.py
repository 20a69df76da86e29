# Signals that a program sends to itself.
import signal, time, threading
print(signal.SIGINT, repr(signal.SIGINT), signal.SIGCLD is signal.SIGCHLD, repr(signal.SIGIOT), signal.getsignal(signal.SIGINT) is signal.default_int_handler, repr(signal.getsignal(signal.SIGTERM)))
def h(n, f): print("handler", n, type(n), f.f_code.co_name)
print(repr(signal.signal(signal.SIGUSR1, h)), signal.getsignal(10) is h)
signal.raise_signal(signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is h); signal.raise_signal(10); print(repr(signal.getsignal(10)))
try: signal.raise_signal(2)
except KeyboardInterrupt as e: print(repr(e))
for f in (lambda: signal.signal(0, h), lambda: signal.signal(9, h), lambda: signal.signal(2, 5), lambda: signal.getsignal(100), lambda: signal.strsignal(2), lambda: signal.strsignal(11), lambda: signal.strsignal(14), lambda: signal.setitimer(0, -1), lambda: len(signal.valid_signals()), lambda: signal.Signals(15), lambda: signal.Signals(2).name):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class Late(Exception): pass
def late(n, f): raise Late("alarm")
signal.signal(signal.SIGALRM, late)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    while True: pass
except Late as e: print("late", e)
try: signal.setitimer(signal.ITIMER_REAL, 0.05); time.sleep(5)
except Late as e: print("late", e)
n = 0
def tick(s, f):
    global n; n += 1
signal.signal(signal.SIGALRM, tick); signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
t = time.monotonic(); time.sleep(0.1); print(n >= 1, time.monotonic() - t >= 0.1)
print(signal.setitimer(signal.ITIMER_REAL, 0)[1], signal.getitimer(0), signal.alarm(0))
l = threading.Lock(); l.acquire()
signal.signal(signal.SIGALRM, late)
try: signal.setitimer(signal.ITIMER_REAL, 0.03); l.acquire()
except Late: print("lock interrupted")
def w():
    try: signal.signal(2, h)
    except ValueError as e: print(e)
th = threading.Thread(target=w); th.start(); th.join()
signal.signal(2, lambda n, f: print("own int"))
import _thread
_thread.interrupt_main(); time.sleep(0.01)
print(signal.Handlers.SIG_DFL, list(signal.Sigmasks))
