# Sets of ints are iterated over in the order of CPython's table.
seed = 99


def rand(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 65536 % n


for n in [1, 2, 4, 5, 6, 8, 17, 18, 19, 40, 76, 77, 150]:
    print(n, set(range(n)), set(range(n, 0, -1)), set(range(0, n * 7, 7)))
for spread in [10, 50, 1000, 30000]:
    s = set()
    for step in range(60):
        v = rand(spread) - spread // 3
        if step % 4 == 3:
            s.discard(v)
            if s:
                print("pop", s.pop(), end=" ")
        else:
            s.add(v)
    print(s, len(s))
    t = {rand(spread) for _ in range(30)}
    print(s | t)
    print(s & t, t & s)
    print(s - t, t - s)
    print(s ^ t, t ^ s)
    u = set(s)
    u |= t
    print(u, u == s | t)
    u = set(s)
    u &= t
    print(u)
    u = set(s)
    u -= t
    print(u)
    u = set(s)
    u ^= t
    print(u)
    print(s.union(t, range(5), [100]), s.copy() == s, list(s.copy()), list(frozenset(s)), set(frozenset(t)))
    print(s.difference(t, [1, 2]), s.intersection(t, range(100)), s.symmetric_difference(list(t)))
    print(set(dict.fromkeys(s)), set(list(s)), s.union(dict.fromkeys(t)), s.difference(dict.fromkeys(t)), s ^ dict.fromkeys(t).keys())
    for i in range(10):
        u = set(s)
        u.update(range(i))
        print(u.pop(), u.pop(), u.pop(), sorted(u) == sorted(list(u)))
print(set([1000, 1, -1, 2**61, 8, 16, 0]), set([-5, -2, -1, 3.5, 2.0, 10**20]), {True, 0, 2})
print(set([5, 50, 500, 5000, 50000, 500000]), set([64, 32, 16, 8, 4, 2, 1]), frozenset([33, 65, 97, 1, 2, 3]))
big = set()
for i in range(0, 300000, 5):
    big.add(i * 7 % 300007)
it = iter(big)
print([next(it) for _ in range(10)], len(big), sum(big))
while len(big) > 10:
    big.pop()
print(big)
s = set(range(20))
for i in range(15):
    s.remove(i)
print(s)
s.add(100)
print(s)
s -= {15}
print(s)
s.clear()
print(s, s.add(3), s)
