import heapq, bisect

x = 7
def rnd(n):
    global x
    x = x * 1103515245 + 12345 & 0x7fffffff
    return (x >> 8) % n
for size in (0, 1, 2, 5, 50, 333):
    data = [rnd(100) for _ in range(size)]
    h = data[:]; heapq.heapify(h)
    assert all(h[(i - 1) // 2] <= h[i] for i in range(1, len(h)))
    out = [heapq.heappop(h) for _ in data]
    g = []
    for v in data: heapq.heappush(g, v)
    print(size, out == sorted(data), [heapq.heappop(g) for _ in data] == out,
          heapq.nsmallest(3, data), heapq.nlargest(3, data), heapq.nlargest(3, data, key=lambda v: -v), heapq.nsmallest(2, iter(data)))
print(list(heapq.merge([1, 4, 7], [2, 5], [], [0, 9])), list(heapq.merge([7, 4], [5, 1], reverse=True)), list(heapq.merge(['bb', 'a'], ['ccc'], key=len, reverse=True)))
h = [1, 3, 2]; print(heapq.heappushpop(h, 0), heapq.heappushpop(h, 5), heapq.heapreplace(h, 9), h)
print(heapq.nsmallest(1, []), heapq.nsmallest(0, [1]), heapq.nlargest(-1, [1]), heapq.nsmallest(2, [(1, 'b'), (1, 'a')], key=lambda p: p[0]))
class Evil:
    def __lt__(self, other): h2.clear(); return True
h2 = [Evil(), Evil(), Evil()]
try: heapq.heappop(h2)
except (RuntimeError, IndexError) as e: print(type(e).__name__, e)
a = [1, 2, 2, 2, 5, 8]
for v in range(10): print(v, bisect.bisect_left(a, v), bisect.bisect_right(a, v), bisect.bisect(a, v, 2, 4), end='; ')
print()
b = []
for v in [5, 1, 4, 1, 3]: bisect.insort(b, v)
print(b); bisect.insort_left(b, 1.0); print(b)
recs = [('a', 1), ('b', 3), ('c', 5)]; print(bisect.bisect_left(recs, 3, key=lambda r: r[1])); bisect.insort(recs, ('d', 4), key=lambda r: r[1]); print(recs)
class Seq:
    def __len__(self): return 100
    def __getitem__(self, i): return i * 10
print(bisect.bisect(Seq(), 255), bisect.bisect_left('abcz', 'm'), bisect.bisect_left(range(10 ** 9), 12345678), bisect.bisect_left([1.5, 'a'], 1, 0, 1))
