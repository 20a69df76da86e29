import itertools as it
print(list(it.chain("ab", [1])), list(it.chain.from_iterable(["ab", "c"])), list(it.islice("abcdef", 1, None, 2)), list(it.islice(it.count(3, 2), 4)), list(it.takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 5, 1])), list(it.filterfalse(None, [0, 1, ""])), list(it.compress("abcd", [1, 0, 1])))
print(list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.repeat("x", 3)), [x for x, _ in zip(it.cycle("ab"), range(5))], list(it.zip_longest("abc", [1], fillvalue="-")), list(it.pairwise("abcd")), list(it.batched("abcdefg", 3)))
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=3)), list(it.permutations("abc", 2)), list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("ab", 2)), list(it.product()), list(it.permutations([])), list(it.combinations("a", 2)))
print([(k, list(g)) for k, g in it.groupby("aaabbca")], [(k, [*g]) for k, g in it.groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
a, b = it.tee([1, 2, 3]); print(next(a), next(a), list(b), list(a)); a, b, c = it.tee("xy", 3); print(*a, *b, *c)
g = it.groupby("aab"); k1, g1 = next(g); k2, g2 = next(g); print(k1, list(g1), k2, list(g2))
c = it.count(); print(next(c), next(c), c, it.count(1.5, 0.5), it.repeat(1), it.repeat("a", 2), next(it.count(10 ** 20)), it.count(-1))
for f in (lambda: list(it.islice([1], -1)), lambda: it.islice([1]), lambda: list(it.batched("ab", 0)), lambda: list(it.batched("abc", 2, strict=True)), lambda: it.combinations("a", -1), lambda: it.product("a", repeat=-1), lambda: it.repeat(), lambda: it.count("a"), lambda: list(it.chain(5)), lambda: it.accumulate(5), lambda: list(it.starmap(pow, [5])), lambda: it.zip_longest("a", foo=1), lambda: it.tee([], -1), lambda: it.groupby(5), lambda: it.cycle(5), lambda: it.compress("a"), lambda: it.permutations("ab", "x"), lambda: it.pairwise(), lambda: it.takewhile(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def roundrobin(*its):
    for batch in it.zip_longest(*its, fillvalue=(s := object())): yield from (x for x in batch if x is not s)
print(list(roundrobin("ABC", "D", "EF")), list(it.chain.from_iterable(it.repeat(x, i) for i, x in enumerate("abc"))), list(it.islice((x * x for x in it.count()), 5)), sum(it.islice(it.cycle([1, -1]), 101)), max(it.accumulate([1, -2, 5], max)))
def powerset(s): return it.chain.from_iterable(it.combinations(s, r) for r in range(len(s) + 1))
print(list(powerset([1, 2, 3])), len(list(it.permutations(range(5)))), next(it.dropwhile(lambda p: p[0] < p[1], it.combinations(range(4), 2)), None), [*map("".join, it.product("ab", repeat=2))], list(map(list, it.batched(range(5), 2))))
grid = [[1, 2, 3], [4, 5, 6]]; print([list(x) for x in it.zip_longest(*grid)], sorted(it.chain(*grid), reverse=True), list(it.accumulate(it.chain(*grid))), dict(it.pairwise("abcd")), {k: len([*g]) for k, g in it.groupby(sorted("mississippi"))})
words = ["apple", "avocado", "banana", "blueberry", "cherry"]
for letter, group in it.groupby(words, key=lambda w: w[0]): print(letter, [*group], end="; ")
print(type(it.chain()).__name__, type(it.count()), it.chain, it.groupby([]).__class__.__name__, list(it.islice([], 5)), list(it.islice("abc", 2)), list(it.islice("abc", None)), list(it.islice("abcdef", 2, 4)))
class Loud:
    def __iter__(self): print("iter", end=" "); return iter([1, 2])
print(list(it.chain(Loud(), Loud()))); print(list(it.islice(Loud(), 1))); x = it.chain([1], Loud()); print(next(x)); print(list(x)); print(list(it.product(Loud(), Loud())))
