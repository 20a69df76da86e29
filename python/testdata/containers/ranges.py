def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


big = 10**25
ranges = [range(0), range(5), range(2, 5), range(5, 2), range(10, 0, -3), range(0, 10, 3), range(-3, 3), range(1, 2, 10), range(5, 5),
          range(big, big + 3), range(0, big, big // 3), range(big, -big, -big), range(2**63 - 2, 2**63 + 2), range(-2**63, 2**63, 2**62),
          range(2**63 - 3, 2**63 - 1), range(0, 2**63 - 1, 2**62), range(True, 5), range(-2**63, 2**63 - 1, 2**63 - 1)]
for r in ranges:
    print(r, list(r), len(r), r[:2], r[::-1], r[1:], r[-1:], list(reversed(r)), bool(r), r.start, r.stop, r.step, hash(r) == hash(range(r.start, r.stop, r.step)))
    assert list(r[::-1]) == list(r)[::-1] == list(reversed(r))
    for s in [slice(None, None, 2), slice(1, -1), slice(-2, None), slice(5, None, -2), slice(None, 1, -1), slice(-big, big), slice(None, None, big)]:
        assert list(r[s]) == list(r)[s], (r, s)
    for v in [0, 1, 2, 3, -1, 5, 10, big, big + 1, 2**63, -2**63, 2.0, 1.5, True, "a", None]:
        assert (v in r) == (v in list(r)), (r, v)
        assert r.count(v) == list(r).count(v), (r, v)
        if v in r:
            assert r.index(v) == list(r).index(v) and r[r.index(v)] == v
    for other in ranges:
        assert (r == other) == (list(r) == list(other)), (r, other)
        if r == other:
            assert hash(r) == hash(other)
print(range(0) == range(2, 1), range(1) == range(0, 5, 9), range(3) != range(4), range(3) == [0, 1, 2], attempt(lambda: range(1) < range(2)))
print(hash(range(0)), hash(range(5, 6)), hash(range(1, 10, 2)), {range(3): 1}[range(0, 3, 1)])
huge = range(0, 2**100, 3)
print(huge, huge[5], huge[-1], huge[2**90], 2**90 in huge, 3 * 2**80 in huge, huge.index(3 * 2**80), huge[10:20], huge[::-1][:2], huge[2**80:])
print(attempt(len, huge), bool(huge), huge.count(4), huge.count(9), attempt(huge.index, 4), attempt(lambda: huge[2**100]), attempt(lambda: huge[-2**100]))
it = iter(range(10**20, 10**20 + 4))
print(type(it).__name__, next(it), it.__length_hint__(), it.__reduce__(), list(it), list(it))
it = iter(range(10))
print(type(it).__name__, next(it), next(it), it.__length_hint__(), it.__reduce__())
it.__setstate__(3)
print(list(it), it.__length_hint__(), it.__reduce__(), next(it, "end"))
for bad in [lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(1.5), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(stop=1),
            lambda: range(3)[3], lambda: range(3)[-4], lambda: range(3)["a"], lambda: range(3).index(7), lambda: range(3).index("q"),
            lambda: range(3)[1:2:0], lambda: range(3) + range(3), lambda: range(3) * 2]:
    print(attempt(bad))


def store():
    range(3)[0] = 1


def attribute():
    range(3).start = 1


print(attempt(store), attempt(attribute), range(5).index(3), range(5).count(2), range(0, 10, 2).index(4.0), range(3).__reduce__())


class N:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(range(N(3)), range(N(1), N(10), N(4)), range(10)[N(-1)], range(10)[N(2):N(4)], range(True, 3))


class Three:
    def __eq__(self, other):
        return other == 3


print(Three() in range(5), range(5).index(Three()), range(0, 9, 3).count(Three()), Three() in range(3))
total = 0
for i in range(100, -100, -7):
    total += i
print(total, sum(range(1001)), max(range(-5, 5)), min(range(5, 1, -1)), sorted(range(5, 0, -1)), list(zip(range(3), range(3, 0, -1))), [*range(4)], {*range(3)})
for i in range(3):
    i += 10
print(i)
