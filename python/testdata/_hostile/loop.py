# Loops that never end. Each part between lines of --- is a program; it must be stopped.
while True: pass
---
def f():
    while True:
        try:
            while True: pass
        finally:
            continue
f()
---
try:
    while True: pass
except BaseException:
    while True: pass
---
class C:
    def __del__(self):
        while True: pass
while True: C()
---
class C:
    def __exit__(self, *a):
        while True: pass
    def __enter__(self): pass
with C():
    while True: pass
---
def g():
    while True:
        try: yield
        except BaseException: pass
i = g()
next(i)
while True: i.close()
---
for _ in iter(int, 1): pass
---
list(map(lambda x: x, iter(int, 1)))
---
sum(iter(int, 1))
---
all(1 for _ in iter(int, 1))
---
any(iter(int, 1))
---
max(iter(int, 1))
---
0 in iter(int, 1)
---
from itertools import count, repeat, cycle
for _ in zip(count(), repeat(1)): pass
---
from itertools import cycle
set(cycle('ab'))
---
dict(zip(iter(int, 1), iter(int, 1)))
---
sum(range(10**18))
---
max(range(10**18))
---
10**30 in map(int, range(10**18))
---
from collections import deque
deque(range(10**18), 0)
---
def f(): yield from f2()
def f2():
    while True: yield
list(f())
---
import collections
collections.Counter(iter(int, 1))
---
class C:
    def __getattr__(self, n): return getattr(self, n + 'x')
C().x
while True:
    try: C().x
    except RecursionError: pass
---
class I:
    def __index__(self):
        while True: pass
[1][I()]
---
while 1:
    exec('1')
---
class M(type):
    def __instancecheck__(c, o):
        while 1: pass
class C(metaclass=M): pass
isinstance(1, C)
---
class E(Exception): pass
while 1:
    try:
        try: raise E
        except E as e: raise E from e
    except E: pass
---
all(map(str.isalpha, iter(lambda: 'a', 1)))
---
(x for x in iter(int, 1) if x).__next__()
---
[x for x in iter(int, 1) if x]
---
sorted(iter(int, 1))
---
''.join(iter(str, 1))
---
b''.join(iter(bytes, 1))
---
bytearray(iter(int, 1))
---
def f(*a): pass
f(*iter(int, 1))
---
a, *b = iter(int, 1)
---
[].extend(iter(int, 1))
---
{}.update(zip(iter(object, 1), iter(int, 1)))
---
l = []
l[:] = iter(int, 1)
---
l = [1]
for x in l: l.append(x)
---
import functools
functools.reduce(max, iter(int, 1))
---
print(*iter(int, 1))
---
from heapq import merge
for _ in merge(iter(int, 1), iter(int, 1)): pass
---
import math
math.fsum(iter(float, 1))
---
import math
math.prod(iter(lambda: 1, 0))
---
sum([] for x in iter(int, 1))
---
sum((() for x in iter(int, 1)), ())
