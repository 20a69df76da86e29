x = [1, 2, 3, 4, 5]
del x[0], x[-1]; print(x)
del x[1:]; print(x)
d = dict(a=1, b=2, c=3)
del d["a"], (d["b"]); print(d)
class O:
    c = 1
    def __delattr__(self, n): print("delattr", n); super().__delattr__(n)
    def __delitem__(self, k): print("delitem", k)
o = O(); o.a = o.b = 1
del o.a, o[1], o[1:2], o[1, 2:3], o["k"]
for f in ["del o.a", "del o.c", "del O.c", "del O.zz", "del d['zz']", "del x[9]", "del nope", "del (1).x", "del 'abc'[0]", "del (1,)[0]", "del len.x", "del o.__class__", "del {1}[0]"]:
    try: exec(f); print(f, "ok")
    except Exception as e: print(f, type(e).__name__, e)
a, b, c = 1, 2, 3
del a, (b, [c])
print("a" in globals(), "c" in globals())
def f():
    y = 1
    def g(): return y
    del y
    try: g()
    except NameError as e: print(e)
    y = 2
    return g()
print(f())
def g(n):
    del n
    try: return n
    except UnboundLocalError as e: return str(e)
print(g(1))
for i in range(2): del i
print("i" in globals())
class P:
    @property
    def p(self): return self._p
    @p.setter
    def p(self, v): self._p = v
    @p.deleter
    def p(self): print("deleter"); del self._p
    @property
    def ro(self): return 1
p = P(); p.p = 5; del p.p
for s in ["p.p", "del p.p", "del p.ro", "p.ro = 2"]:
    try: exec(s)
    except AttributeError as e: print(s, e)
l = list(range(10)); del l[::2]; print(l); del l[::-1][0:0]; del l[-2:]; print(l); del l[:]; print(l)
l = list(range(10)); del l[8:1:-3]; print(l)
b = bytearray(b"abcdef"); del b[1], b[-1], b[0:1]; print(b)
def nothing(): pass
def dots(): ...
class Nothing: pass
if True: pass; pass
for _ in (): pass
else: pass
print(nothing(), dots(), ...)
del globals()["l"]
try: l
except NameError as e: print(e)
import sys
del sys
try: sys
except NameError as e: print(e)
