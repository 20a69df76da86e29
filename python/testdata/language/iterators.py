class Up:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(Up(3)), sum(Up(4)), [*Up(2)], dict(enumerate(Up(2))), list(zip(Up(3), Up(2))), max(Up(3)))
it = iter([1, 2])
print(next(it), next(it), next(it, "end"))
try: next(it)
except StopIteration as e: print(repr(e))
print(list(iter(lambda c=[0]: c.__setitem__(0, c[0] + 1) or c[0], 4)))
for x in Up(5):
    if x == 3: break
else: print("no break")
for x in []: pass
else: print("else runs")
i = 0
while i < 3:
    i += 1
    if i == 2: continue
    print(i)
else: print("while else")
l = [1, 2, 3]
for x in l:
    if x < 3: l.append(x + 10)
    if len(l) > 8: break
print(l)
d = {1: 1}
try:
    for k in d: d[k + 1] = 1
except RuntimeError as e: print(e)
print(list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(None, [0, 1, "", "a"])), list(reversed(range(3))), any([]), all([]), sorted("hello", reverse=True))
print(list(range(10, 0, -3)), range(5)[::-2], len(range(0, 100, 7)), 14 in range(0, 100, 7), list(enumerate("ab", 5)))
class OnlyIter:
    def __iter__(self): yield from "xyz"
a, b, c = OnlyIter()
print(a, b, c)
for bad in (3, None, object()):
    try: iter(bad)
    except TypeError as e: print(e)
class BadIter:
    def __iter__(self): return 3
try: iter(BadIter())
except TypeError as e: print(e)
print(list(zip(*[(1, 2), (3, 4)])), [x for x in range(20) if x % 2 if x % 3], [[j for j in range(i)] for i in range(3)])
try: list(zip([1], [1, 2], strict=True))
except ValueError as e: print(e)
