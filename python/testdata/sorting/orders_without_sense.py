nan = float("nan")
print(sorted([3, nan, 1, 2]), sorted([nan, 3, 1]), sorted([3.0, 1.0, nan, 2.0, nan, 0.0]), sorted([nan, nan, 1.0], reverse=True), min([nan, 1]), max([1, nan, 2]))
class Always:
    def __init__(self, v, answer): self.v, self.answer = v, answer
    def __lt__(self, o): return self.answer
print([a.v for a in sorted([Always(i, True) for i in range(20)])], [a.v for a in sorted([Always(i, False) for i in range(5)])], [a.v for a in sorted(Always(i, i % 2) for i in range(10))])
print([s and sorted(s) for s in sorted([{1, 2}, {1}, {3}, set(), {1, 2, 3}, {2}])], sorted([[2], [1, 5], [1], []]), sorted([(1, "b"), (1, "a"), (0, "z")]))
class Fails:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        if {self.v, o.v} == {3, 7}: raise ValueError(f"{self.v} and {o.v}")
        return self.v < o.v
l = [Fails(v) for v in (5, 9, 3, 8, 1, 7, 2)]
try: l.sort()
except ValueError as e: print(e, [x.v for x in l], sorted(x.v for x in l))
l = [Fails(v) for v in (*range(40, 80), *range(40), 3, 7)]
try: l.sort(key=lambda f: f)
except ValueError as e: print(e, len(l), sorted(x.v for x in l) == sorted([*range(80), 3, 7]), [x.v for x in l])
rock = {"rock": "scissors", "scissors": "paper", "paper": "rock"}
class Hand:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return rock[o.n] == self.n
print([h.n for h in sorted(Hand(n) for n in ["rock", "paper", "scissors", "rock", "paper", "rock", "scissors"])])
mixed = [True, 2, 0.5, False, 1.0, -1, 10 ** 30, float("inf"), -float("inf"), 1]
print(sorted(mixed), sorted(mixed, reverse=True), sorted(mixed, key=abs), sorted(mixed, key=lambda x: (x > 1, -x)))
for bad in ([1, "a"], ["a", 1], [None, None], [1, None], [{}, {}], [1j, 2], [[1], ["a"]], [(1, 2), (1, None)], [object(), object()], [int, str], [b"a", "a"], [..., 1]):
    try: print(sorted(bad))
    except TypeError as e: print(e)
import functools
asked = []
def compare(a, b): asked.append((a, b)); return a - b
print(sorted([3, 1, 2, 5, 4], key=functools.cmp_to_key(compare)), asked)
for n in (2, 3, 4, 5):
    asked.clear(); sorted(range(n), key=functools.cmp_to_key(compare)); print(n, asked)
    asked.clear(); sorted(range(n, 0, -1), key=functools.cmp_to_key(compare)); print(n, asked)
