# Programs that hide what they hold: all of it counts.
import sys
def f():
    try: f()
    finally: f()
f()
---
def f(*a): return f(*a, *a)
f(1)
---
def f(**k): return f(**k, **{'k%d' % len(k): 1})
f()
---
gens = []
def g():
    x = bytes(1000)
    yield x
while True:
    i = g()
    next(i)
    gens.append(i)
---
async def c():
    x = bytes(1000)
cs = []
import warnings
warnings.simplefilter('ignore')
while True: cs.append(c())
---
x = []
def deep(n):
    y = bytes(100)
    if n: deep(n - 1)
    x.append(lambda: y)
while True: deep(50)
---
d = {}
class K(str): pass
while True: d[K(len(d))] = 1
---
class C: pass
while True: C = type('C', (C,), {'a%d' % i: i for i in range(10)}) if len(C.__mro__) < 200 else type('C', (), {})
---
l = []
while True: l.append(iter(lambda: 1, 2))
---
l = []
while True: l.append(staticmethod(len))
---
l = []
while True: l.append(zip([1], [2], [3]))
---
l = []
while True: l.append(type(l)([l]))
---
l = []
while True: l.append(int('1' * 50))
---
l = []
while True: l.append(float(len(l)).hex())
---
l = []
while True: l.append(bytes(b'abc' + bytes([len(l) % 256])))
---
l = []
while True: l.append(repr(len(l)))
---
l = []
while True: l.append(chr(0x4e00 + len(l) % 1000) * 3)
---
l = []
while True: l.append({'a': len(l)})
---
l = []
while True: l.append([i for i in range(10)])
---
l = []
while True: l.append({i for i in range(10)})
---
l = []
while True: l.append({i: i for i in range(10)})
---
l = []
while True: l.append(tuple([1, 2, 3]))
---
l = []
while True: l.append(sorted((3, 2, 1)))
---
l = []
while True: l.append(reversed([1]))
---
l = []
while True: l.append(''.join(['a', str(len(l))]))
---
l = []
while True: l.append('a b c'.split())
---
l = []
while True: l.append('%d-%s' % (len(l), 'x'))
---
l = []
while True: l.append('{}'.format(len(l)))
---
l = []
while True: l.append('a'.encode() + b'x' * 3)
---
l = []
while True: l.append((lambda: (yield))())
---
l = []
while True: l.append(dict(a=1, b=2))
---
l = []
while True: l.append(list('abc'))
---
l = []
while True: l.append([*'abc'])
---
l = []
while True: l.append(('a', len(l), [None]))
---
l = []
while True:
    try: 1 / 0
    except ZeroDivisionError as e: l.append(e.__traceback__)
---
l = []
while True: l.append(locals)
l = []
---
l = []
while True: l.append((globals().copy()))
---
l = []
while True: l.append([].__iter__)
---
l = []
while True: l.append(object.__new__(object))
---
l = []
while True: l.append(type(len)and len.__repr__)
---
l = []
from collections import OrderedDict, defaultdict, namedtuple, Counter, ChainMap
while True: l.append(OrderedDict(a=1))
---
l = []
from collections import defaultdict
while True: l.append(defaultdict(list, a=1))
---
from collections import namedtuple
l = []
P = namedtuple('P', 'a b c')
while True: l.append(P(1, 2, 3))
---
from dataclasses import dataclass
@dataclass
class D:
    a: int
    b: int
l = []
while True: l.append(D(1, 2))
---
from itertools import count, chain, islice, groupby, starmap, cycle
l = []
while True: l.append(chain(count(), islice([], 1)))
---
from itertools import cycle
for x in cycle(iter(int, 1)): pass
---
import copy
l = [1, 2, 3]
while True: l.append(copy.copy(l[:3]))
---
import operator
l = []
while True: l.append(operator.itemgetter(1, 2))
---
import io
l = []
while True: l.append(io.StringIO('abc'))
---
import io
l = []
while True: l.append(io.BytesIO(b'abc'))
---
import types
l = []
while True: l.append(types.MappingProxyType({}))
---
l = []
while True: l.append(list[int])
---
l = []
while True: l.append(int | str)
---
import contextlib
l = []
while True: l.append(contextlib.suppress(ValueError))
---
import enum
while True: enum.Enum('E', 'a b c')
---
import re
l = []
while True: l.append(re.compile('a%db' % len(l)))
---
import json
l = []
while True: l.append(json.loads('[1,2,{"a":[]}]'))
---
import json
s = json.dumps([[[1.5, 'x'] * 10] * 10] * 1000)
l = []
while True: l.append(json.loads(s))
