t = (1, 2, 3, 2)
print(t, (), (1,), t[0], t[-1], t[1:], t[::-1], t + (4,), t * 2, t.count(2), t.index(2), t.index(2, 2), len(t), 2 in t, t == (1, 2, 3, 2), t < (1, 3), hash((1, 2)) == hash((1, 2)), tuple("ab"), tuple([1]), tuple(), tuple(t) is t, t[:] is t, (1, [2]) == (1, [2]), ((1, 2), 3)[0][1], (*t, *"x"), max(t), sum(t), sorted(t, reverse=True))
print(hash(()), hash((1,)), hash((1, 2, 3)), hash((1, (2, 3))), hash((0.5, -1)), {(1, 2): "k"}[1, 2])
r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], r[::2], 5 in r, 6 in r, 5.0 in r, "a" in r, r.index(8), r.count(8), r.count(9), r.start, r.stop, r.step, range(5), range(0), range(5, 0), list(range(5, 0, -2)), range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 5), hash(range(3)) == hash(range(0, 3)), bool(range(0)), bool(range(1)), list(reversed(range(5))), range(10)[2:8:2], range(10)[::-3], range(10 ** 20)[-1], len(range(-10, 10)), 10 ** 19 in range(10 ** 20), range(10 ** 20).index(10 ** 19), range(True), max(range(7)), sum(range(101)), range(2 ** 65, 2 ** 65 + 3)[1])
s = slice(1, 10, 2)
print(s, slice(5), slice(None), s.start, s.stop, s.step, s.indices(6), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(-100, 100).indices(4), slice(5, 1, -2).indices(3), s == slice(1, 10, 2), slice(1) < slice(2), "abcdefghijkl"[s], [*range(20)][s], hash(slice(1, 2)) == hash(slice(1, 2)))
class G:
    def __getitem__(self, k): return k
g = G()
print(g[1], g[1:2], g[1:2:3], g[:], g[::], g[...], g[1, 2], g[1:2, ::3], g[()], g[(1, 2),], g["k"], g[None:None], g[lambda: 0].__name__, g[-1:], g[*[1, 2]], g[*[1], 2:3])
data = list(range(10))
for a in (None, -12, -3, 0, 2, 12):
    for b in (None, -4, 5, 20):
        for c in (None, 1, -1, 3, -2): assert data[a:b:c] == [data[i] for i in range(*slice(a, b, c).indices(10))], (a, b, c)
    print(a, data[a:], data[:a], data[a::-1], data[:a:-2])
for t in ["(1,)[1]", "()[0]", "(1,)['a']", "(1,) + [1]", "(1,) * 'a'", "(1,).index(5)", "(1,).append(2)", "tuple(5)", "tuple(1, 2)", "hash(([],))", "hash((1, {}))", "(1,) < [1]", "(1, 'a') < (1, 2)", "range()", "range(1, 2, 0)", "range('a')", "range(1.5)", "range(5)[5]", "range(5)[-6]", "range(5)['a']", "range(5).index(9)", "range(5).index('a')", "range(5) + range(5)", "range(3) < range(4)", "len(range(10 ** 20))", "slice()", "slice(1, 2, 3, 4)", "slice(1).indices('a')", "slice(1).indices(-1)", "slice('a').indices(5)", "slice(1, 2, 0).indices(5)", "[1][slice('a')]", "[1]['a':]", "'abc'[1.5:]", "range(1, 2, 3, 4)", "range(stop=5)", "(1,)()", "range(5).start()", "range(None)", "{slice(1): 2}[slice(1)]"]:
    try: print(t, "=", eval(t))
    except Exception as e: print(t, "!", type(e).__name__, e)
for code in ["t[0] = 1", "del t[0]", "r[0] = 1", "r.start = 1", "s.start = 5", "t.x = 1", "a, b = t", "a, *b, c = (1,)"]:
    try: exec(code)
    except Exception as e: print(code, "!", type(e).__name__, e)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def __repr__(self): return "T" + super().__repr__()
    first = property(lambda self: self[0])
x = T(1, 2); print(x, x.first, x + (3,), type(x[:]).__name__, x == (1, 2), hash(x) == hash((1, 2)), [*x], {x: 1}[1, 2], "%s-%s" % x, isinstance(x, tuple))
