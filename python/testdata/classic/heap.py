class Heap:
    def __init__(self, items=(), key=lambda x: x):
        self.a, self.key = list(items), key
        for i in reversed(range(len(self.a) // 2)): self._down(i)
    def _less(self, i, j): return self.key(self.a[i]) < self.key(self.a[j])
    def _down(self, i):
        n = len(self.a)
        while (c := 2 * i + 1) < n:
            if c + 1 < n and self._less(c + 1, c): c += 1
            if not self._less(c, i): break
            self.a[i], self.a[c] = self.a[c], self.a[i]
            i = c
    def _up(self, i):
        while i and self._less(i, p := (i - 1) // 2):
            self.a[i], self.a[p] = self.a[p], self.a[i]
            i = p
    def push(self, x):
        self.a.append(x)
        self._up(len(self.a) - 1)
    def pop(self):
        self.a[0], self.a[-1] = self.a[-1], self.a[0]
        x = self.a.pop()
        self._down(0)
        return x
    def __bool__(self): return bool(self.a)
    def drain(self):
        while self: yield self.pop()
h = Heap([5, 2, 8, 1, 9, 3])
print(h.a)
h.push(0); print(h.a, h.pop(), h.a)
print(list(h.drain()), bool(h))
print(list(Heap("heapsort", key=lambda c: -ord(c)).drain()))
words = Heap(["pear", "fig", "banana", "kiwi"], key=len)
words.push("x")
print([*words.drain()])
import heapq
data = [(i * 37) % 101 for i in range(20)]
q = data[:]
heapq.heapify(q)
print(q, heapq.nsmallest(3, data), heapq.nlargest(3, data), heapq.heappushpop(q, -1), heapq.heapreplace(q, 500), max(q))
print([heapq.heappop(q) for _ in range(len(q))])
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge("CA"[::-1], "BD", reverse=False)))
try: Heap().pop()
except IndexError as e: print(e)
try: heapq.heappop([])
except IndexError as e: print(e)
class Job:
    def __init__(self, priority, name): self.priority, self.name = priority, name
    def __lt__(self, other): return (self.priority, self.name) < (other.priority, other.name)
    def __repr__(self): return f"{self.name}@{self.priority}"
jobs = []
for p, n in [(3, "c"), (1, "z"), (2, "b"), (1, "a")]: heapq.heappush(jobs, Job(p, n))
print([heapq.heappop(jobs) for _ in range(4)])
def median():
    low, high = [], []
    m = None
    while True:
        x = yield m
        heapq.heappush(low, -heapq.heappushpop(high, x))
        if len(low) > len(high): heapq.heappush(high, -heapq.heappop(low))
        m = high[0] if len(high) > len(low) else (high[0] - low[0]) / 2
m = median(); next(m)
print([m.send(x) for x in [5, 15, 1, 3, 8, 7]])
