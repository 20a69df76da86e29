print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(start=1, iterable="x")), list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(zip("ab", [1, 2], "xy")), dict(zip("ab", "cd")), list(zip(*[(1, 2), (3, 4)])))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(None.__class__, [])), list(filter(None, [0, 1, "", "a"])), list(filter(str.isalpha, ["a", "1"])), list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed((1, 2))), list(reversed({1: 2, 3: 4})))
print(all([]), any([]), all([1, "a"]), any([0, ""]), all(x > 0 for x in [1, 2]), any(x > 1 for x in [1, 2]), sum([]), sum([1, 2], 10), sum([[1], [2]], []), sum((0.1,) * 3), sum([1, 2.5, 3j]), sum({1: 2}), sum([True, True]), sum(x for x in range(5)), sum([2 ** 62, 2 ** 62, 2 ** 62]), sum([1.0, 2]), sum("", start=5))
print(min(3, 1, 2), max("abc"), min([3, 1]), max([1, 2], [1, 3]), min("b", "a", key=ord), max([], default="d"), max({"a": 1, "b": 0}), max(["aa", "b"], key=len), min((1, "x"), (1, "a")), max(1, 1.0), max(1.0, 1), max([True, 1]), max(x for x in [1, 5, 2]), min([[2], [1, 2]], key=sum), max([], default=None))
print(sorted([3, 1, 2]), sorted("cab", reverse=True), sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")], key=lambda t: t[0]), sorted([(1, "b"), (0, "x"), (1, "a")], key=lambda t: t[0], reverse=True), sorted({3, 1}), sorted([]), sorted([[1, 2], [1], []]))
it = iter([1, 2, 3]); print(next(it), next(it), next(it), next(it, "default"), next(iter([]), None)); n = iter(lambda c=[0]: c.append(0) or len(c), 4); print(list(n))
it = iter("abcdef"); print(list(zip(it, it)), list(it)); a, b = iter([1, 2]), iter([1, 2, 3]); print(list(zip(b, a)), list(b)); m = map(int, ["1", "x", "2"]); print(next(m))
try: next(m)
except ValueError as e: print(e, next(m))
for t in ["next(iter([]))", "next([1])", "next()", "iter(5)", "iter()", "iter(5, 6)", "list(zip([1], [1, 2], strict=True))", "list(zip([1, 2], [1], strict=True))", "list(zip([1], [1], [], strict=True))", "zip(5)", "zip([1], 5)", "enumerate(5)", "enumerate()", "enumerate([], 'a')", "map()", "map(str)", "map(5, [1])", "list(map(5, [1]))", "filter(None)", "filter(None, 5)", "list(filter(5, [1]))", "reversed(5)", "reversed({1})", "reversed(iter([]))", "sum()", "sum(5)", "sum(['a'])", "sum(['a'], '')", "sum([b'a'], b'')", "sum([1], [])", "sum([[1]])", "min()", "min([])", "min(5)", "max(1, 'a')", "max([1], default=5)", "max(1, 2, default=5)", "max(None, 1)", "max(1, key=5)", "min([1, 2], key=lambda: 0)", "all(5)", "any()", "sorted()", "sorted([1], key=1)", "sorted([1, None])", "sorted([1], reverse='x')", "list(map(lambda x: 1 / x, [0]))", "zip(strict=5)", "zip(nope=1)", "sorted([3, 2], cmp=1)", "max([], key=len)", "sum([], start='')", "len(5)", "len()", "len([], [])", "len(x for x in [])", "iter(len)"]:
    try: print(t, "=", eval(t)) if "0x" not in repr(eval(t)) else print(t, "object")
    except BaseException as e: print(t, "!", type(e).__name__, e)
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * i
print(list(Seq()), list(reversed(Seq())), 4 in Seq(), 5 in Seq(), max(Seq()), sum(Seq()), [*zip(Seq(), "ab")], tuple(enumerate(Seq())), sorted(Seq(), key=lambda x: -x), list(iter(Seq())))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration("value")
        return self.n
print(list(It()), *It(), sum(It()), dict.fromkeys(It()), 2 in It(), [a for a in zip(It(), It())], list(map(str, It())), min(It()), "".join(map(str, It())), len(list(It())))
class BadIter:
    def __iter__(self): return 5
class BadNext:
    def __iter__(self): return self
class Rev:
    def __reversed__(self): return iter("custom")
for x in (BadIter, BadNext):
    try: list(x())
    except TypeError as e: print(e)
print(*reversed(Rev()), type(iter([])).__name__, type(iter(())).__name__, type(iter({})).__name__, type(iter("")).__name__, type(iter("é")).__name__, type(iter(set())).__name__, type(iter(range(1))).__name__, type(iter(range(2 ** 70))).__name__, type(iter(b"")).__name__, type({}.items().__iter__()).__name__, type(reversed([])).__name__, type(zip()).__name__, type(iter(int, 0)).__name__, type(enumerate([])).__name__)
