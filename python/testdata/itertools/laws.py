# Iterators against their definitions, on small inputs, and with iterators that fail half way.
from itertools import *
import itertools
import operator

def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)

for n in range(5):
    pool = range(n)
    for r in range(6):
        print(n, r, sum(1 for _ in permutations(pool, r)), sum(1 for _ in combinations(pool, r)),
              sum(1 for _ in combinations_with_replacement(pool, r)), sum(1 for _ in product(pool, repeat=r)))
print(list(permutations('abc')), list(combinations('abcd', 3)))
print(list(combinations_with_replacement('ab', 3)), list(product('ab', (), 'c')), list(product()))
print(list(product([0, 1], repeat=3)), list(permutations('ab', 0)), list(combinations('', 1)))

# islice
for args in [(3,), (2, 5), (0, 9, 3), (1, None, 2), (None, 4), (None, None, 4), (5, 2), (0, 0), (20, 30)]:
    it = iter(range(10))
    print(args, list(islice(it, *args)), list(it))

# accumulate
print(list(accumulate([1, 2, 3])), list(accumulate('abc')), list(accumulate([], initial=7)),
      list(accumulate([3, 1, 2], max)), list(accumulate([1, 2, 3], operator.mul, initial=10)), list(accumulate([])))

# count
c = count(5, -2); print([next(c) for _ in range(5)], c)
c = count(2**63 - 2); print([next(c) for _ in range(4)], c)
c = count(-2**63 + 1, -1); print([next(c) for _ in range(4)], c)
c = count(0.5, 0.25); print([next(c) for _ in range(3)], c)
c = count(1j); print([next(c) for _ in range(2)], c)
c = count(True); print(next(c), next(c), c)
c = count(True, 2); print(next(c), next(c), c)

# cycle, repeat
print(list(islice(cycle('abc'), 8)), list(cycle([])), list(repeat(1, 3)), repeat('x', 2), repeat(None))
print(repeat(5, 3).__length_hint__(), operator.length_hint(repeat(1, 4)))

# chain shares, from_iterable is lazy
def noisy(n):
    for i in range(n):
        print('give', i)
        yield i
ch = chain.from_iterable(noisy(1) for _ in range(2))
print(next(ch), next(ch), list(ch))

# tee
a, b = tee(noisy(3))
print(next(a), next(b), next(b)); c, d = tee(b)
print(list(a), list(b), list(c), list(d))
x, = tee([1], 1); print(list(x)); print(tee([], 0))
big1, big2 = tee(range(200)); print(sum(big1), sum(big2))
class Re:
    def __init__(self): self.it = None
    def __iter__(self): return self
    def __next__(self): return next(self.it)
r = Re(); p, q = tee(r); r.it = q
t(lambda: next(p))

# groupby
for k, g in groupby([1, 1, 2, 3, 3, 3], lambda v: v % 2): print(k, list(g))
it = groupby('aabbcc'); k1, g1 = next(it); k2, g2 = next(it); print(k1, list(g1), k2, list(g2))
print([(k, len(list(g))) for k, g in groupby('AAAABBBCCDAABBB')], [k for k, g in groupby([])])

# the rest
print(list(takewhile(lambda v: v < 3, [1, 2, 5, 1])), list(dropwhile(lambda v: v < 3, [1, 2, 5, 1])))
print(list(filterfalse(None, [0, 1, '', 2])), list(filterfalse(lambda v: v > 1, [0, 1, 2])), list(compress('abcdef', [1, 0, 1, 0, 1])))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest('abc', [1], fillvalue='-')), list(zip_longest()), list(pairwise('abcd')), list(pairwise([1])))
for n in range(1, 6): print(list(batched('abcde', n)))
t(lambda: list(batched('abcde', 2, strict=True)))

class Boom:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            self.n = 2
            raise KeyError('boom')
        self.n -= 1
        return self.n
for make in [lambda b: chain(b, b), lambda b: islice(b, 9), lambda b: cycle(b), lambda b: accumulate(b), lambda b: pairwise(b),
             lambda b: batched(b, 2), lambda b: zip_longest(b, [7]), lambda b: groupby(b), lambda b: takewhile(lambda v: True, b),
             lambda b: compress(b, [1] * 9), lambda b: tee(b)[0], lambda b: filterfalse(None, b), lambda b: starmap(abs, b)]:
    it = make(Boom(2))
    out = []
    for _ in range(6):
        try: v = next(it); out.append(v if not isinstance(it, groupby) else v[0])
        except Exception as e: out.append(repr(e))
    print(out)
class Sub(chain): pass
s = Sub('ab', 'c'); s.note = 1; print(list(s), s.note, type(Sub.from_iterable([])).__name__, chain[int])
print([type(iter(o)) is type(o) for o in (count(), cycle('a'), repeat(1))])
t(lambda: count(1)[0]); t(lambda: chain().foo); t(lambda: type('X', (itertools._tee,), {}))
