# Weak references, proxies and collections of such.
import weakref, gc
from weakref import ref, proxy, WeakValueDictionary, WeakKeyDictionary, WeakSet, finalize, WeakMethod
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'A({self.n})'
    def m(self): return self.n
    def __len__(self): return 3
    def __getitem__(self, i): return i*2
    def __add__(self, o): return ('add', o)
    def __call__(self, x): return x
a = A(1)
r = ref(a)
print(r() is a, r == ref(a), ref(a) is r, weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r])
print(repr(r).startswith('<weakref at 0x'), "to '__main__.A' at" in repr(r), r.__callback__)
p = proxy(a)
print(p.n, len(p), p[4], p + 1, type(p), p(5), str(p), 'weakproxy' in repr(p), bool(p))
p.z = 9
print(a.z)
try: hash(p)
except TypeError as e: print(e)
for bad in (1, 'a', None, (1,), [1], 1.5):
    try: ref(bad)
    except TypeError as e: print(e)
class L(list): pass
l = L()
print(ref(l)() is l)
d = WeakValueDictionary()
d['x'] = a
print(d['x'], 'x' in d, len(d), list(d.items()), d.get('y', 5), d.pop('x'), len(d))
k = WeakKeyDictionary()
k[a] = 4
print(k[a], a in k, len(k), list(k.items()), k.setdefault(a, 6))
s = WeakSet([a])
print(a in s, len(s), s == WeakSet([a]), list(s | WeakSet()), s.issubset([a]))
def outer():
    b = A(2)
    log = []
    rb = ref(b, lambda x: log.append('gone'))
    d['b'] = b; k[b] = 1; s.add(b)
    f = finalize(b, print, 'finalized', 2)
    print(f.alive, f.peek()[1] is print)
    return rb, log, f
rb, log, f = outer()
def churn(n):
    if n: churn(n-1)
    x = [object() for i in range(100)]
    return len(x)
churn(20)
gc.collect(); gc.collect()
print(rb(), log, f.alive, len(d), len(k), len(s))
print('dead' in repr(rb))
m = WeakMethod(a.m)
print(m()(), m == WeakMethod(a.m))
try: WeakMethod(3)
except TypeError as e: print(e)
f2 = finalize(a, lambda x: x + 1, 4)
print(f2(), f2.alive, f2(), f2.detach())
print(ref, weakref.ProxyType, weakref.CallableProxyType, ref[int])
def fn(): pass
print(ref(fn)() is fn, ref(int)() is int)
f3 = finalize(a, print, 'at exit')
print(gc.isenabled(), gc.get_threshold(), gc.is_tracked(1), gc.is_tracked([]))
try: gc.collect(5)
except ValueError as e: print(e)
import errno, atexit
print(errno.ENOENT, errno.errorcode[2], len(errno.errorcode) > 100)
try: atexit.register(3)
except TypeError as e: print(e)
