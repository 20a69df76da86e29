# Containers: what they do to all of their items at once, and hashes that collide.
x = list(range(10**6))
while True: x.index(-1)
---
x = list(range(10**6))
while True: -1 in x
---
x = list(range(10**6))
while True: x.count(1)
---
x = list(range(10**6))
while True: x.reverse()
---
x = list(range(10**6))
while True: x.insert(0, x.pop())
---
x = list(range(10**5))
while True: x.remove(99999); x.append(99999)
---
x = list(range(10**6))
while True: x == list(x)
---
x = list(range(10**6))
while True: x.sort(key=lambda v: -v)
---
x = list(range(10**6))
while True: x.sort()
---
x = tuple(range(10**6))
while True: hash(x)
---
x = frozenset(range(10**6))
while True: x & x
---
x = set(range(10**6))
while True: x.issubset(x)
---
x = dict.fromkeys(range(10**6))
while True: list(x)
---
x = dict.fromkeys(range(10**6))
while True: x == dict(x)
---
x = dict.fromkeys(range(10**6))
while True: x.items() & x.items()
---
class H:
    def __hash__(self): return 1
    def __eq__(self, o): return self is o
d = {}
while True: d[H()] = 1
---
m = 2**61 - 1
d = {}
i = 0
while True:
    d[i * m] = 1
    i += 1
---
m = 2**61 - 1
s = set()
i = 0
while True:
    s.add(1 + i * m)
    i += 1
---
s = {i << 40 for i in range(10**6)}
while True: s = {i << 40 for i in range(10**6)}
---
x = list(range(10**6))
while True: del x[::2]; x = list(range(10**6))
---
x = [0] * 10**6
while True: x[:0] = [1]; del x[0]
---
x = [0] * 10**6
while True: x < x
---
x = [[0] * 1000] * 1000
while True: x == [list(y) for y in x]
---
x = range(10**6)
while True: x == range(10**6 + 1); 1.5 in x
---
x = [[]]
for _ in range(10): x = [x] * 10
while True: repr(x)
---
from collections import deque
x = deque(range(10**6))
while True: x.rotate(500000)
---
from collections import deque
x = deque(range(10**6))
while True: x[500000]
---
from collections import deque
x = deque(range(10**6))
while True: x.remove(999999); x.append(999999)
---
import heapq
x = list(range(10**6))
while True: heapq.heapify(x)
---
import bisect
x = list(range(10**6))
while True: bisect.insort(x, 0)
---
import copy
x = [list(range(1000)) for _ in range(1000)]
while True: copy.deepcopy(x)
---
from functools import reduce
x = [1] * 10**6
while True: reduce(int.__add__, x)
---
x = {i: i for i in range(10**6)}
while True: max(x, key=x.get)
---
x = {}
for i in range(10**6): x[i] = 1
for i in range(10**6 - 1): del x[i]
while True: next(iter(x))
---
x = set(range(10**6))
while len(x) > 1: x.pop()
while True: next(iter(x))
---
class E:
    def __eq__(self, o):
        x.clear()
        x.extend([E()] * 1000)
        return False
x = [E()] * 1000
while True: x.index(1)
---
class L:
    def __len__(self): return 10**18
    def __getitem__(self, i): return 0
list(L())
---
class L:
    def __length_hint__(self): return 10**18
    def __iter__(self): return iter([])
while True: list(L())
---
zip(*[iter(int, 1)] * 10**6).__next__()
---
print(*[1] * 10**7)
---
isinstance(1, ((str,) * 1000,) * 1000)
while True: isinstance(1, ((str,) * 1000,) * 1000)
---
x = ()
for i in range(10**5): x = (x, str)
isinstance(1, x)
