def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + repr(e.args)


s, f = {1, 2, 3}, frozenset([2, 3, 4])
print(s, f, set(), frozenset(), {()}, {(1, 2)}, set("a"), frozenset({5: 6}), len(s), 2 in s, 2.0 in s, "x" in f, bool(set()), bool(f))
print(s | f, f | s, s & f, f & s, s - f, f - s, s ^ f, f ^ s, type(s | f).__name__, type(f | s).__name__, type(f & s).__name__)
print(s == {3, 2, 1}, s == f, f == {2, 3, 4}, frozenset([1]) == {1}, s != f, s < {1, 2, 3, 4}, s <= s, s < s, s > {1}, s >= {1, 9}, {1} < f, set() < f)
print(s.issubset(range(5)), s.issuperset([1]), s.isdisjoint([9]), f.issubset([2, 3, 4, 5]), s.isdisjoint({3}), s.issuperset(""), s <= frozenset(s))
print(s.union(), s.union([9], [7]), s.intersection(), s.intersection([1, 2], {2}), s.difference(), s.difference([1], [2]), s.symmetric_difference([3, 4]))
print(s.add(4), s.discard(9), s.discard(1), s.remove(2), attempt(s.remove, 77), s, s.update([8], {9: 1}), s, s.copy() is s, f.copy() is f)
print(s.intersection_update([3, 8, 9], (8, 9)), s, s.difference_update([9], []), s, s.symmetric_difference_update([8, 5]), s, s.clear(), s)
for bad in [lambda: s | [1], lambda: s & 5, lambda: [1] | s, lambda: s - None, lambda: s ^ "a", lambda: s < 5, lambda: s <= [1], lambda: s.union(5), lambda: s.issubset(5),
            lambda: s.add([]), lambda: {[]}, lambda: {1, {}}, lambda: set(5), lambda: set(1, 2), lambda: frozenset(1, 2), lambda: set(x=1), lambda: frozenset(x=1),
            lambda: s.pop(), lambda: s.remove(()), lambda: hash(s), lambda: s[0], lambda: f.add, lambda: s.isdisjoint(5), lambda: s.update(5), lambda: s.update([[]]),
            lambda: set([1, [2]]), lambda: s + s, lambda: -s, lambda: s.discard({}), lambda: [] in s, lambda: {} in s, lambda: s.symmetric_difference([1], [2])]:
    print(attempt(bad))


def op(symbol, a, b):
    if symbol == "|":
        a |= b
    elif symbol == "&":
        a &= b
    elif symbol == "-":
        a -= b
    else:
        a ^= b
    return a


for symbol in "|&-^":
    x = {1, 2}
    print(symbol, op(symbol, x, {2, 3}) is x, x, op(symbol, x, x), op(symbol, frozenset([1]), {1, 2}), attempt(op, symbol, {1}, [1]), attempt(op, symbol, {1}, 5))
print(hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset(range(100))), hash(frozenset([frozenset(), frozenset([1])])), hash(frozenset([1])) == hash(frozenset([1.0])))
outer = {frozenset([1, 2]), frozenset()}
print({1, 2} in outer, set() in outer, {3} in outer, outer.discard({1, 2}), outer, attempt(outer.remove, {3}), outer.remove(set()), outer)
print({frozenset([1]): "found"}[frozenset({1})], frozenset(f) is f, set(s) is s, frozenset([1, 2]) | {3}, {frozenset("a")} == {frozenset("a")})


class S(set):
    def __init__(self, *args, note=None):
        super().__init__(*args)
        self.note = note


x = S([1, 2], note="n") if False else S([1, 2])
print(x, S(), type(x | {3}).__name__, type(x.copy()).__name__, type({3} | x).__name__, x == {1, 2}, x.note, x.__reduce__(), x | {3}, isinstance(x, set), attempt(hash, x))


class F(frozenset):
    pass


y = F([1])
y.a = 5
print(y, F(), hash(y) == hash(frozenset([1])), type(y | {2}).__name__, type(frozenset(y)).__name__, y.__reduce__(), {y: 1}[frozenset([1])], attempt(F, 1, 2), F([1]) == {1})


class H(set):
    def __hash__(self):
        return 1


h = H()
h.add(h)
print(h, len(h), h in h)
h.add((h,))
print(len(h))
s = {1}


def grow():
    for v in s:
        s.add(v + 1)


print(attempt(grow))
it = iter({1, 2, 3})
print(type(it).__name__, next(it), it.__length_hint__(), it.__reduce__()[1], list(it), it.__length_hint__(), next(it, "end"))
s = {1, 2, 3}
it = iter(s)
next(it)
s.add(50)
print(attempt(next, it), it.__length_hint__())
s = set(range(5))
for i in range(10):
    s.add(("t", i))
    s.discard(("t", i - 1))
print(len(s), {x for x in s if isinstance(x, int)}, sorted({len(w) for w in ["a", "bb", "cc"]}), {*range(3), *"a"} == {0, 1, 2, "a"}, {*()})
print(set.union({1}, [2]), attempt(set.union, [1], [2]), attempt(set.add), set.__or__({1}, [1]), set.__and__({1}, {1: 2}), frozenset.__sub__(f, f), {1}.__ror__({2}))
