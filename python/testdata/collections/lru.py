# A cache on an ordered dict, and dicts that fill themselves.
from collections import OrderedDict, defaultdict, deque

class LRU:
    def __init__(self, size): self.size, self.d = size, OrderedDict()
    def get(self, k):
        if k not in self.d: return None
        self.d.move_to_end(k)
        return self.d[k]
    def put(self, k, v):
        self.d[k] = v
        self.d.move_to_end(k)
        if len(self.d) > self.size: return self.d.popitem(last=False)
c = LRU(3)
print([c.put(i, i * i) for i in range(5)], c.get(2), c.get(0), c.put('a', 1), list(c.d))
big = LRU(500)
gone = 0
x = 1
for i in range(20000):
    x = x * 1103515245 + 12345 & 0x7fffffff
    k = x >> 8 & 1023
    if big.get(k) is None and big.put(k, i): gone += 1
print(gone, len(big.d), sum(big.d), list(big.d)[:5])
o = OrderedDict.fromkeys('abcdef')
for k in 'cab': o.move_to_end(k, last=False)
print(list(o), list(reversed(o)), o.popitem(False), o.popitem(), list(o.items()))
while o: o.popitem(len(o) % 2)
print(o, o == {}, OrderedDict() == OrderedDict())
tree = lambda: defaultdict(tree)
t = tree(); t['a']['b']['c'] = 1; print(t['a']['b'].keys(), len(t['z']), sorted(t))
groups = defaultdict(list)
for w in 'the quick brown fox jumps over the lazy dog'.split(): groups[len(w)].append(w)
print(dict(groups), groups.get(9), 9 in groups)
n = defaultdict(int, a=1)
for ch in 'abca': n[ch] += 1
print(n, n.default_factory, n.pop('zz', None)); n.default_factory = None
try: n['q']
except KeyError as e: print(repr(e))
d = deque(range(5), 5)
for i in range(12):
    d.rotate(i % 4 - 1); d.append(i); d.appendleft(-i)
    if i % 3 == 0: d.insert(2, 'x') if len(d) < 5 else d.remove(d[2])
print(d, d.count(-11), list(map(d.index, d)), d[-1], [d[i] for i in range(-len(d), len(d))])
window = deque(maxlen=3); print([sum(window) for v in range(8) if not window.append(v)])
q = deque()
for i in range(1000):
    q.append(i)
    if i % 3: q.popleft()
print(len(q), q[0], q[-1], q[len(q) // 2])
del q[0], q[-1], q[50]; q[3] = 'new'; print(len(q), q[3], q.index('new')); q.reverse(); print(q[0]); q.clear(); print(q, bool(q))
