def bubble(a):
    for n in range(len(a) - 1, 0, -1):
        swapped = False
        for i in range(n):
            if a[i] > a[i + 1]: a[i], a[i + 1] = a[i + 1], a[i]; swapped = True
        if not swapped: break
    return a
def insertion(a):
    for i in range(1, len(a)):
        x, j = a[i], i
        while j and a[j - 1] > x: a[j] = a[j - 1]; j -= 1
        a[j] = x
    return a
def selection(a):
    for i in range(len(a)):
        m = min(range(i, len(a)), key=a.__getitem__)
        a[i], a[m] = a[m], a[i]
    return a
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + a[:1] + quick([x for x in a[1:] if x >= a[0]])
def merge(a):
    if len(a) < 2: return a
    l, r, out = merge(a[:len(a) // 2]), merge(a[len(a) // 2:]), []
    while l and r: out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r
def shell(a):
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            j = i
            while j >= gap and a[j - gap] > a[j]: a[j - gap], a[j] = a[j], a[j - gap]; j -= gap
        gap //= 2
    return a
def hoare(a, lo=0, hi=None):
    hi = len(a) - 1 if hi is None else hi
    if lo < hi:
        p, i, j = a[(lo + hi) // 2], lo - 1, hi + 1
        while True:
            i += 1
            while a[i] < p: i += 1
            j -= 1
            while a[j] > p: j -= 1
            if i >= j: break
            a[i], a[j] = a[j], a[i]
        hoare(a, lo, j); hoare(a, j + 1, hi)
    return a
def radix(a):
    place = 1
    while any(x >= place for x in a):
        buckets = [[] for _ in range(10)]
        for x in a: buckets[x // place % 10].append(x)
        a, place = sum(buckets, []), place * 10
    return a
def counting(a):
    counts = [0] * (max(a, default=0) + 1)
    for x in a: counts[x] += 1
    return [x for x, n in enumerate(counts) for _ in range(n)]
data, x = [], 17
for _ in range(60): x = (x * 75 + 74) % 65537; data.append(x % 500)
want = sorted(data)
for f in (bubble, insertion, selection, quick, merge, shell, hoare, radix, counting):
    print(f"{f.__name__:10}", f(data[:]) == want, f([]), f([1]), f([2, 1]), f([3, 3, 1]), f(list(range(8, 0, -1))))
print(data[:10], want[:10], want[-3:])
def search(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x: lo = mid + 1
        else: hi = mid
    return lo if lo < len(a) and a[lo] == x else ~lo
print([search([1, 3, 5, 7], x) for x in range(9)])
def select(a, k):
    p = a[len(a) // 2]
    low, same = [x for x in a if x < p], [x for x in a if x == p]
    if k < len(low): return select(low, k)
    if k < len(low) + len(same): return p
    return select([x for x in a if x > p], k - len(low) - len(same))
print([select(data, k) == want[k] for k in range(0, 60, 7)])
def inversions(a):
    if len(a) < 2: return 0
    l, r = a[:len(a) // 2], a[len(a) // 2:]
    return inversions(l) + inversions(r) + sum(x > y for x in l for y in r)
print(inversions([2, 4, 1, 3, 5]), inversions(list(range(10, 0, -1))))
