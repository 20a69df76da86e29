import itertools
def permutations(items):
    if not items: yield ()
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]): yield (x, *rest)
def heaps(a):
    def go(n):
        if n == 1: yield tuple(a)
        else:
            for i in range(n):
                yield from go(n - 1)
                j = i if n % 2 == 0 else 0
                a[j], a[n - 1] = a[n - 1], a[j]
    return go(len(a))
def following(s):
    a = list(s)
    i = len(a) - 2
    while i >= 0 and a[i] >= a[i + 1]: i -= 1
    if i < 0: return None
    j = len(a) - 1
    while a[j] <= a[i]: j -= 1
    a[i], a[j] = a[j], a[i]
    a[i + 1:] = a[:i:-1]
    return "".join(a)
print(list(permutations((1, 2, 3))))
print(["".join(p) for p in heaps(list("abc"))])
print(sorted(heaps([1, 2, 3, 4])) == sorted(permutations((1, 2, 3, 4))) == list(itertools.permutations(range(1, 5))))
s, n = "aabc", 0
while s: print(s, end=" "); s = following(s); n += 1
print(n)
def combinations(items, k):
    if k == 0: return [[]]
    return [[x] + c for i, x in enumerate(items) for c in combinations(items[i + 1:], k - 1)]
def subsets(items): return [[x for i, x in enumerate(items) if m >> i & 1] for m in range(1 << len(items))]
def partitions(n, largest=None):
    largest = largest or n
    if n == 0: yield []
    for i in range(min(n, largest), 0, -1):
        for p in partitions(n - i, i): yield [i] + p
print(combinations("abcd", 2), subsets("abc"), list(partitions(5)), sep="\n")
def gray(n): return [""] if n == 0 else ["0" + g for g in gray(n - 1)] + ["1" + g for g in reversed(gray(n - 1))]
def parens(n, open=0, text=""):
    if not n and not open: return [text]
    return (parens(n - 1, open + 1, text + "(") if n else []) + (parens(n, open - 1, text + ")") if open else [])
print(gray(3), parens(3), [len(parens(n)) for n in range(7)])
def derange(n): return sum(all(i != x for i, x in enumerate(p)) for p in itertools.permutations(range(n)))
print([derange(n) for n in range(7)])
def hanoi(n, a="A", b="B", c="C"):
    if n: yield from hanoi(n - 1, a, c, b); yield a + c; yield from hanoi(n - 1, b, a, c)
print(*hanoi(3)); print([sum(1 for _ in hanoi(n)) for n in range(8)])
# the puzzle SEND + MORE = MONEY, with the leading digits given
for e, n, d, r, o, y in itertools.permutations((0, 2, 3, 4, 5, 6, 7, 8), 6):
    send, more, money = 9000 + 100 * e + 10 * n + d, 1000 + 100 * o + 10 * r + e, 10000 + 1000 * o + 100 * n + 10 * e + y
    if send + more == money: print(f"{send} + {more} = {money}")
