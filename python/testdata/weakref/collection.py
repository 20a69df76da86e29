# Collections forget what is gone.
import weakref, gc
class A:
    def __repr__(self): return 'A'
def churn(n):
    if n: churn(n-1)
    return [object() for i in range(100)]
d = weakref.WeakValueDictionary(); k = weakref.WeakKeyDictionary(); s = weakref.WeakSet()
a = A()
def o1():
    b = A(); d['b'] = b; return weakref.ref(b)
def o2():
    b = A(); k[b] = 1; return weakref.ref(b)
def o3():
    b = A(); s.add(b); return weakref.ref(b)
def o4():
    b = A(); f = weakref.finalize(b, print, 'x'); return weakref.ref(b)
def o5():
    b = A(); f = weakref.finalize(b, print, 'x'); f.peek(); return weakref.ref(b)
def o6():
    b = A(); weakref.proxy(b); return weakref.ref(b)
for o in (o1,o2,o3,o4,o5,o6):
    r = o(); churn(20); gc.collect(); gc.collect()
    print(o.__name__, r())
