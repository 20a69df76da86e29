# What is left when a program is over is finalized.
import atexit
atexit.register(print, 'atexit')
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
_p = A("_p")
one = A("one"); lst = [A("in list")]; two = A("two")
class K: pass
k = K(); k.me = k; k.a = A("cycle")
def g():
    try: yield
    finally: print("fin")
left = g(); next(left)
print("end")
