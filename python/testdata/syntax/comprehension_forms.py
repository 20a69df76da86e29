print([x for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in "ab" for y in range(2)], [[y for y in range(x)] for x in range(4)])
print({x % 3 for x in range(10)}, {x: x * x for x in range(4)}, {k: v for k, v in [("a", 1), ("a", 2)]}, {**{x: 1 for x in "a"}, "b": 2})
g = (x * 2 for x in range(3))
print(next(g), list(g), list(g), sum(x for x in range(10)), max((len(w) for w in ["a", "bbb"]), default=0), sorted(c for c in "hello"))
print([x for row in [[1, 2], [3]] for x in row], [x for x, *_ in [(1, 2, 3), (4,)]], [a + b for a, b in zip([1, 2], [3, 4])], [*map(str, range(3))])
print([y for x in range(3) if (y := x * 2) > 0], [(lambda: x)() for x in range(3)], [f() for f in [lambda: x for x in range(3)]])
print([x if x % 2 else -x for x in range(5)], [not x for x in (0, 1)], [x for x in (1, 2, 3) if x in {2, 3}], [i for i in range(3) for i in range(i)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], {(i, j): v for i, row in enumerate(matrix) for j, v in enumerate(row)}, sum([row for row in matrix], []))
def first(pred, it): return next((x for x in it if pred(x)), None)
print(first(lambda x: x > 3, range(10)), first(lambda x: x > 30, range(10)))
def evaluation():
    def src(): print("source once"); return [1, 2]
    def cond(x): print("cond", x, end=" "); return x > 1
    g = (print("item", x) for x in src() if cond(x))
    print("made")
    list(g)
evaluation()
try: (x for x in 5)
except TypeError as e: print(e)
g = (1 // x for x in [1, 0])
print(next(g))
try: next(g)
except ZeroDivisionError as e: print(e)
print(list(g))
x = "outer"
print([x for x in range(2)], x, [x for _ in range(1)], {x: x for x in "k"}, x)
class C:
    n = 3
    ok = [i for i in range(n)]
    try: bad = [n for i in range(2)]
    except NameError as e: bad = e
    also = [j for i in range(2) for j in range(i)]
print(C.ok, C.bad, C.also)
def closure():
    fs = [lambda: (i, j) for i in range(2) for j in range(2)]
    return [f() for f in fs]
print(closure())
gs = [(lambda n: (n * x for x in range(3)))(n) for n in range(3)]
print([list(g) for g in gs])
n = 10
lazy = (n * x for x in range(3))
n = 100
print(list(lazy))
primes = [n for n in range(2, 50) if all(n % d for d in range(2, int(n ** .5) + 1))]
print(primes, [(a, b, c) for c in range(1, 20) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c])
print(type(x for x in ()).__name__, [type(i).__name__ for i in ([], {}, set())], list({i: None for i in [3, 1, 2]}), len({(i, j) for i in range(3) for j in range(3)}))
print(*(x for x in "star"), *[1], sep=",")
words = "the quick brown fox jumps over the lazy dog the end".split()
print({w: words.count(w) for w in sorted(set(words)) if words.count(w) > 1}, {len(w): [v for v in words if len(v) == len(w)] for w in sorted(words, key=len)})
print([[[k for k in range(j)] for j in range(i)] for i in range(4)], [(i, [(j, [k]) for j in "a" for k in [i]]) for i in range(2)])
