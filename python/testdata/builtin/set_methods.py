s = {3, 1, 2}
print(s, set(), {1}, set([1, 1]), set("a"), frozenset([2, 1]), frozenset(), len(s), 1 in s, 9 in s, s == {1, 2, 3}, {1, 2} < s, s <= s, s > {1}, s >= {4}, {1} != {1.0}, {1, 2} == frozenset([2, 1]), hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
print(s | {4}, s & {1, 9}, s - {1}, s ^ {1, 7}, s.union([4], (5,)), s.intersection([1, 2], {2}), s.difference([1], [2]), s.symmetric_difference([1, 8]), s.isdisjoint({9}), s.issubset(range(5)), s.issuperset([1]), s.copy() is s, s.union(), s.intersection())
t = s.copy(); print(t.add(9), t, t.discard(9), t.discard(100), t.remove(1), t, t.update([5], {6}), t, t.pop() in {2, 3, 5, 6}, len(t), t.clear(), t)
t = {1, 2, 3, 4}; t |= {5}; t &= {1, 2, 5, 9}; t -= {1}; t ^= {5, 6}; print(t); t.intersection_update([2]); t.difference_update([9]); t.symmetric_difference_update([7]); print(t)
f = frozenset("ab"); f2 = f; f |= {"c"}; print(sorted(f), sorted(f2), type({1} | frozenset()).__name__, type(frozenset() | {1}).__name__, type(frozenset([1]).union({2})).__name__, {frozenset([1]): 1}[frozenset([1])], frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}, f.copy() is f)
print({i for i in range(20)}, {50, 3, 17, 8}, {-1, -2, 0}, set(range(10, 0, -1)), {1, True, 1.0}, {0, False}, {(1, 2), (0, 1)} == {(0, 1), (1, 2)}, {None}, {...}, sorted({"b", "a"}), max({3, 9, 2}), sum({1, 2}), [*{7}], bool(set()), {*(), *[1]}, {i % 3 for i in range(9)})
for t in ["s.remove(9)", "set().pop()", "{[]}", "{{}}", "{{1}}", "set(5)", "set(1, 2)", "s | [1]", "s + s", "s & 'a'", "s - None", "s < [1]", "s[0]", "hash(s)", "s.add([])", "s.add()", "s.union(5)", "s.update(5)", "s.issubset(5)", "frozenset([1]).add(2)", "frozenset([[]])", "[] in s", "{} in s", "s.discard([])", "s.remove({})", "s.pop(1)", "s.foo", "next(s)", "s * 2", "set(x=1)", "frozenset(x=1)", "s.isdisjoint(5)", "s == [1, 2, 3]", "s != 5", "s.symmetric_difference(1)", "s.intersection_update(None)", "s()"]:
    try: print(t, "=", eval(t))
    except Exception as e: print(t, "!", type(e).__name__, e)
try:
    for x in s: s.add(x + 10)
except RuntimeError as e: print(e)
class S(set):
    def __repr__(self): return f"S{sorted(self)}"
    def add(self, x): super().add(x * 2)
x = S([1]); x.add(5); x |= {3}; print(x, x | {0}, type(x | {0}).__name__, type(x.copy()).__name__, x == {1, 10, 3}, type({0} | x).__name__, isinstance(x, set), S.__or__(x, {4}))
class E:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return hash(self.n % 2)
    def __repr__(self): return f"E{self.n}"
print(len({E(1), E(3), E(1), E(2)}), E(5) in {E(5)}, sorted((e.n for e in {E(1), E(3)} & {E(3)})), {E(1)} == {E(1)}, {E(1)} < {E(1), E(3)})
powerset = lambda s: {frozenset(x for i, x in enumerate(sorted(s)) if m >> i & 1) for m in range(2 ** len(s))}
p = powerset({1, 2, 3}); print(len(p), sorted(map(sorted, p)), frozenset() in p, {1, 2} in p)
class NoEq:
    def __eq__(self, o): return True
try: {NoEq()}
except TypeError as e: print(e)
print(repr(set()), repr(frozenset({1})), str({"x"}), f"{ {5} }", set() == frozenset(), set([1, 2, 3]) > set(), not set() < set(), {1, 2, 3}.__contains__(2), set.union({1}, {2}), set.union(*[{1}, {2}, {3}]), set().union(*[[1], [2]]))
