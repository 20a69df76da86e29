# Results that do not fit. Each must end in an error or be stopped before it is made.
'x' * 10**10
---
b'x' * 10**10
---
bytearray(10**10)
---
[0] * 10**10
---
(0,) * 10**10
---
bytes(10**10)
---
list(range(10**10))
---
tuple(range(10**10))
---
set(range(10**10))
---
'%1000000000d' % 1
---
'%.1000000000f' % 1
---
'%*d' % (10**9, 1)
---
format(1, '1000000000')
---
'{:>1000000000}'.format('x')
---
'{:{}}'.format('x', 10**9)
---
f"{'x':>{10**9}}"
---
f'{1.5:.{10**9}f}'
---
f'{1:0{10**9}b}'
---
'a'.ljust(10**10)
---
'a'.rjust(10**9)
---
'a'.center(10**9)
---
'a'.zfill(10**9)
---
b'a'.ljust(10**10)
---
b'a'.zfill(10**10)
---
'\t'.expandtabs(10**9)
---
b'\t'.expandtabs(10**9)
---
'\t'.join('a' * 10**6).expandtabs(10**4)
---
('a' * 10**6).replace('a', 'b' * 10**6)
---
('a' * 10**6).replace('', 'b' * 10**6)
---
(b'a' * 10**6).replace(b'', b'b' * 10**6)
---
('b' * 10**6).join('a' * 10**6)
---
(b'b' * 10**6).join([b'a'] * 10**6)
---
('a' * 10**6).translate({97: 'b' * 10**6})
---
('\u0390' * 10**7).upper()
---
repr('\x00' * 3 * 10**7)
---
ascii('\U0010ffff' * 10**7)
---
('\udc80' * 10**7).encode('ascii', 'backslashreplace')
---
('\xe9' * 10**7).encode('ascii', 'namereplace')
---
(b'\xff' * 3 * 10**7).decode('ascii', 'backslashreplace')
---
('a' * 10**7).encode('utf-32')
---
('a' * 10**7).splitlines()
('\n' * 10**7).splitlines()
---
('a ' * 10**7).split()
---
(1).to_bytes(10**10, 'big')
---
int.from_bytes(b'\xff' * 10**8, 'big')
---
x = 'a'
while True: x += x
---
x = [1]
while True: x += x
---
x = b'a'
while True: x = x + x
---
x = (1,)
while True: x = x + x
---
x = {}
i = 0
while True:
    x[i] = i
    i += 1
---
x = set()
i = 0
while True:
    x.add(i)
    i += 1
---
x = []
while True: x.append([])
---
x = []
while True: x.append({})
---
x = []
while True: x.append(object())
---
class C: pass
x = []
while True:
    c = C()
    c.a = c.b = c.c = 1
    x.append(c)
---
class C:
    __slots__ = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'
x = []
while True: x.append(C())
---
x = []
while True: x.append(lambda: 0)
---
x = []
while True: x.append(type('T', (), {}))
---
x = []
while True: x.append(1.5 + len(x) * 1j)
---
x = []
while True: x.append(str(len(x)))
---
x = []
while True: x.append((len(x),))
---
x = []
def g():
    a = b = c = d = 1
    yield
while True: x.append(g())
---
x = None
while True: x = [x]
---
x = None
while True: x = (x,)
---
x = []
while True: x.append(slice(1, 2))
---
x = []
while True: x.append(iter([]))
---
x = []
while True: x.append([].append)
---
x = []
while True: x.append(range(10**20))
---
x = []
while True: x.append(2**100)
---
x = []
while True: x.append(memoryview(b''))
---
x = []
while True:
    try: raise ValueError
    except ValueError as e: x.append(e)
---
x = []
while True: x.append(set())
---
x = []
while True: x.append(frozenset([1]))
---
x = []
while True: x.append(map(int, []))
---
x = []
while True: x.append(enumerate([]))
---
x = []
while True: x.append(bytearray())
---
x = []
while True: x.append(property())
---
x = []
while True: x.append(super(int, 1))
---
x = {}
while True: x[len(x)] = globals().setdefault('v%d' % len(x), 1)
---
class C: pass
c = C()
i = 0
while True:
    setattr(c, 'a%d' % i, i)
    i += 1
---
import sys
i = 0
while True:
    sys.intern('s%d' % i)
    i += 1
---
i = 0
while True:
    exec('v%d = 1' % i)
    i += 1
---
from collections import deque
d = deque()
while True: d.append(1)
---
from itertools import tee
a, b = tee(iter(int, 1))
for _ in a: pass
---
from itertools import product, permutations, combinations
list(product(range(100), repeat=10))
---
from itertools import permutations
list(permutations(range(30)))
---
from itertools import combinations
list(combinations(range(100), 50))
---
import io
s = io.StringIO()
while True: s.write('x' * 1000)
---
import io
s = io.BytesIO()
s.seek(10**12)
s.write(b'x')
---
import io
s = io.BytesIO()
s.truncate(10**12)
while True: s.write(b'x' * 1000)
---
memoryview(bytes(10**6)).tolist() * 10**6
---
x = memoryview(bytes(10**6))
y = []
while True: y.append(x.tolist())
---
x = [None] * 1000
while True: x = sorted(x + x, key=lambda v: 0)
---
x = {1: 1}
while True: x = {**x, **{k + len(x): 1 for k in x}}
---
d = {}
for i in range(10**9): d = {'a': d, 'b': dict(d)}
---
x = []
for i in range(10**9): x.append('%s' % i)
---
x = 'a' * 10**6
y = []
while True: y.append(x.upper())
---
x = 'a' * 10**6
y = []
while True: y.append(x[:-1])
---
x = 'ab' * 10**6
y = []
while True: y.append(list(x))
---
x = 'ab' * 10**5
y = []
while True: y.append(x.encode())
---
y = []
while True: y.append(dict.fromkeys(range(1000)))
---
y = []
while True: y.append([*range(1000)])
---
y = []
while True: y.append((*range(1000),))
---
y = []
while True: y.append({*range(1000)})
---
y = []
while True: y.append(compile('a = 1\nb = 2\n' * 100, 'f', 'exec'))
---
y = []
while True: y.append([0] * 1000)
---
y = []
z = [0] * 1000
while True: y.append(z.copy())
---
y = []
z = [0] * 1000
while True: y.append(z[::2])
---
y = []
z = [0] * 1000
while True: y.append(z + z)
---
y = []
z = {i: i for i in range(1000)}
while True: y.append(z.copy())
---
y = []
z = {i for i in range(1000)}
while True: y.append(z | {len(y)})
---
y = []
z = {i for i in range(1000)}
while True: y.append(z.copy())
---
y = []
z = 'a,' * 1000
while True: y.append(z.split(','))
---
y = []
z = 'a' * 1000
while True: y.append(bytearray(z, 'utf-8'))
---
y = []
def f(*a, **k): y.append((a, k))
while True: f(1, 2, 3, a=1, b=2)
---
y = []
while True: y.append(f'{len(y)}' * 10)
---
y = []
while True: y.append(ValueError(1))
---
import types
y = []
while True: y.append(types.SimpleNamespace(a=1))
---
import weakref
class C: pass
y = []
c = C()
while True: y.append(weakref.ref(c, lambda r: 0))
---
import functools
y = []
while True: y.append(functools.partial(int, 1))
---
import functools
@functools.cache
def f(n): return n
i = 0
while True:
    f(i)
    i += 1
---
import warnings
i = 0
while True:
    warnings.warn(str(i))
    i += 1
---
import sys
l = []
def f(n):
    l.append(sys._getframe())
    return f(n - 1) if n else 0
while True: f(100)
