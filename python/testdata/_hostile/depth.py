# Nesting that would end Go's stack. Each must raise an error or be stopped.
def f(): f()
f()
---
import sys
sys.setrecursionlimit(10**9)
def f(): f()
f()
---
import sys
sys.setrecursionlimit(10**9)
class C:
    def __getattr__(self, n): return getattr(self, n)
C().x
---
import sys
sys.setrecursionlimit(10**9)
class C:
    def __repr__(self): return repr(self)
repr(C())
---
import sys
sys.setrecursionlimit(10**9)
class C:
    def __eq__(self, o): return o == self
C() == C()
---
import sys
sys.setrecursionlimit(10**9)
class C:
    def __call__(self): return self()
C()()
---
import sys
sys.setrecursionlimit(10**9)
f = lambda x: sorted([1], key=f)
f(1)
---
import sys
sys.setrecursionlimit(10**9)
f = lambda x: list(map(f, [1]))
f(1)
---
import sys
sys.setrecursionlimit(10**9)
f = lambda x: max([1, 2], key=f)
f(1)
---
import sys
sys.setrecursionlimit(10**9)
def f(): exec('f()')
f()
---
import sys
sys.setrecursionlimit(10**9)
def f(): eval('f()')
f()
---
x = []
for _ in range(10**6): x = [x]
repr(x)
---
x = []
for _ in range(10**6): x = [x]
y = []
for _ in range(10**6): y = [y]
x == y
---
x = ()
for _ in range(10**6): x = (x,)
hash(x)
---
x = {}
for _ in range(10**6): x = {1: x}
str(x)
---
x = []
for _ in range(10**5): x = [x]
import copy
copy.deepcopy(x)
---
i = iter([])
for _ in range(10**6): i = map(int, i)
list(i)
---
import itertools
i = iter([])
for _ in range(10**6): i = itertools.chain(i, [])
list(i)
---
i = iter([1])
for _ in range(10**6): i = enumerate(i)
next(i)
---
i = iter([1])
for _ in range(10**6): i = zip(i)
next(i)
---
i = iter([1])
for _ in range(10**6): i = filter(None, i)
next(i)
---
i = iter([1])
for _ in range(10**6): i = reversed([i])
repr(i)
---
def g(i): yield from i
i = iter([1])
for _ in range(10**6): i = g(i)
next(i)
---
eval('(' * 10**6)
---
eval('[' * 10**5 + ']' * 10**5)
---
eval('-' * 10**6 + '1')
---
eval('1' + '+1' * 10**6)
---
eval('not ' * 10**6 + '1')
---
eval('a' + '.b' * 10**6)
---
eval('a' + '()' * 10**6)
---
eval('lambda: ' * 10**5 + '1')
---
exec('if 1:\n' + ''.join(' ' * i + 'if 1:\n' for i in range(1, 3000)) + ' ' * 3000 + 'pass')
---
exec('x = ' * 10**5 + '1')
---
exec('1 if 1 else ' * 10**5 + '1')
---
eval('f"' + '{f"' * 1000 + '"}' * 1000 + '"')
---
exec('def f():\n' + ' x = 1\n' * 10**6)
---
exec('a,' * 10**6 + '= 1')
---
compile('a = 1\n' * 10**7, 'f', 'exec')
---
eval('"' + 'a' * 10**7 + '" * 10')
---
eval('"a" * 10**10')
---
eval('(1,) * 10**10')
---
eval('1 << 10**10')
---
eval('10 ** 10**10')
---
eval('9' * 10**7)
---
eval('0x' + 'f' * 10**7)
---
exec('class A:\n pass\n' * 10**5)
---
exec('try:\n pass\nfinally:\n pass\n' * 10**4)
---
exec('@x\n' * 10**5 + 'def f(): pass')
---
exec('def f(' + ','.join('a%d' % i for i in range(10**6)) + '): pass')
---
exec('match 1:\n case ' + '[' * 10**4 + ']' * 10**4 + ': pass')
---
exec('match 1:\n case ' + '|'.join(map(str, range(10**5))) + ': pass')
---
x = ()
for _ in range(10**5): x = (x,)
'%s' % (x,)
---
t = int
for _ in range(10**5): t = t | type('T', (), {})
isinstance(1, t)
---
t = list
for _ in range(10**5): t = list[t]
repr(t)
---
c = object
for i in range(10**4): c = type('C', (c,), {})
c()
---
e = None
for _ in range(10**5):
    n = ValueError()
    n.__context__ = n.__cause__ = e
    e = n
raise e
---
e = ValueError()
for _ in range(10**5): e = ExceptionGroup('x', [e])
raise e
---
e = ValueError()
for _ in range(10**5): e = ExceptionGroup('x', [e])
e.split(ValueError)
---
import functools
f = int
for _ in range(10**6): f = functools.partial(f)
f(1)
---
f = 1
import types
class C:
    def m(self): pass
m = C.m
for _ in range(10**6): m = types.MethodType(m, 1)
m()
---
p = property(lambda s: s.p)
class C: p = p
C().p
---
class M(type):
    def __instancecheck__(c, o): return isinstance(o, c)
class C(metaclass=M): pass
isinstance(1, C)
---
import abc
class A(abc.ABC):
    @classmethod
    def __subclasshook__(cls, c): return issubclass(c, cls)
issubclass(int, A)
---
class C:
    def __iter__(self): return iter(self)
list(C())
---
class C:
    def __hash__(self): return hash(self)
hash(C())
---
class C:
    def __bool__(self): return bool(self)
bool(C())
---
class C:
    def __format__(self, s): return format(self, s)
f'{C()}'
---
class C:
    def __lt__(self, o): return sorted([self, o])
sorted([C(), C()])
---
class C:
    def __index__(self): return [0][self]
[0][C()]
---
class C:
    def __set_name__(self, o, n): type('X', (), {'c': C()})
type('X', (), {'c': C()})
---
class C:
    def __init_subclass__(cls): type('X', (C,), {})
class D(C): pass
---
class C:
    def __del__(self): C()
while True: C()
---
class C:
    def __add__(self, o): return self + o
C() + 1
---
class C:
    def __get__(self, o, t): return getattr(o, 'c')
class D: c = C()
D().c
---
import io
class R(io.RawIOBase):
    def readinto(self, b): return self.readinto(b)
R().read(1)
---
import weakref
class C: pass
c = C()
r = weakref.proxy(c)
C.__getattr__ = lambda s, n: getattr(r, n)
r.x
---
import json
x = []
for _ in range(10**6): x = [x]
json.dumps(x)
---
import json
json.loads('[' * 10**6)
---
import json
json.loads('{"a":' * 10**6)
