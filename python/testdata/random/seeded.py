# Module random: the numbers that a seed gives, of every method, and the messages.
import random
import sys


def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


print(sorted(random.__all__))
for seed in [0, 1, -1, 12345678901234567890, 2**700 + 1, 1.5, "abc", "", b"abc", bytearray(b"x"), "é", True]:
    r = random.Random(seed)
    print(repr(seed)[:20], r.random(), r.getrandbits(70), r.randrange(10**30))
for seed in ["abc", "", b"abc", "é", 7, "a" * 100]:
    r = random.Random()
    r.seed(seed, version=1)
    print(seed, r.random(), r.randint(1, 6))
show(random.Random, [])
show(random.Random, (1, 2))
show(random.Random().seed, 1j)
show(random.Random, 1, 2)
r = random.Random(42)
for k in [0, 1, 2, 31, 32, 33, 63, 64, 65, 96, 100, 1000]:
    print(k, r.getrandbits(k))
show(r.getrandbits, -1)
show(r.getrandbits, 1.5)
show(r.getrandbits, 2**40)
print(r.randbytes(0), r.randbytes(1), r.randbytes(10))
show(r.randbytes, -1)
for args in [(10,), (5, 10), (0, 100, 7), (100, 0, -7), (0, 10**20), (-5, 5), (1,)]:
    print(args, [r.randrange(*args) for _ in range(5)])
for args in [(0,), (-1,), (5, 5), (5, 1), (0, 10, 0), (0, 10, -1), (10, 0, 3), (1.0,), (1, 2.0), (1, 5, 1.0), ("1",), (1, None, 2)]:
    show(r.randrange, *args)
print([r.randint(-3, 3) for _ in range(10)], r.randint(10**30, 10**31))
show(r.randint, 3, 1)
print([r.choice("abcdef") for _ in range(10)])
show(r.choice, [])
show(r.choice, {1: 2})
show(r.choice, 5)
x = list(range(20))
r.shuffle(x)
print(x)
show(r.shuffle, (1, 2, 3))
show(r.shuffle, 1)
for n, k in [(5, 0), (5, 5), (10, 3), (100, 5), (100, 6), (1000, 10), (1000, 50), (1000, 300)]:
    print(n, k, r.sample(range(n), k))
print(r.sample("abc", 2), r.sample(["a", "b"], k=4, counts=[3, 2]))
show(r.sample, [], 0, counts=[])
show(r.sample, {1, 2}, 1)
show(r.sample, [1], 2)
show(r.sample, [1], -1)
show(r.sample, [1, 2], 1, counts=[1])
show(r.sample, [1, 2], 1, counts=[1, 1.5])
show(r.sample, [1, 2], 1, counts=[1, -2])
show(r.sample, [1, 2], 5, counts=[1, 2])
print(r.choices("abc", k=10), r.choices("abc", [1, 2, 10], k=10), r.choices("abc", cum_weights=[1, 2, 30], k=10), r.choices([1, 2], [0.5, 0.5]))
show(r.choices, "abc", 3)
show(r.choices, "abc", "xyz")
show(r.choices, "abc", [1, 2])
show(r.choices, "abc", [1, 2, 3], cum_weights=[1, 2, 3])
show(r.choices, "abc", [0, 0, 0])
show(r.choices, "abc", [1, 2, float("inf")])
show(r.choices, "abc", [1, 2, float("nan")])
show(r.choices, [], k=1)
show(r.choices, [], k=0)
r = random.Random(99)
for name, args in [
    ("random", ()), ("uniform", (1, 10)), ("uniform", (10, 1)), ("triangular", ()), ("triangular", (0, 10, 8)), ("triangular", (3, 3)), ("triangular", (5, 1)),
    ("normalvariate", ()), ("normalvariate", (10, 2)), ("gauss", ()), ("gauss", (10, 2)), ("gauss", (1, 1)), ("lognormvariate", (0, 1)), ("expovariate", ()),
    ("expovariate", (2.5,)), ("vonmisesvariate", (0, 4)), ("vonmisesvariate", (1, 1e-7)), ("vonmisesvariate", (3, 0.5)), ("gammavariate", (1, 2)), ("gammavariate", (3.5, 2)),
    ("betavariate", (2, 3)), ("betavariate", (0.5, 0.5)), ("paretovariate", (3,)), ("weibullvariate", (1, 1.5)), ("binomialvariate", ()),
    ("binomialvariate", (10, 0.3)), ("binomialvariate", (100, 0.5)), ("binomialvariate", (1000, 0.9)), ("binomialvariate", (5, 0.0)), ("binomialvariate", (5, 1.0)), ("binomialvariate", (10**6, 0.25)),
    ("binomialvariate", (100, 1e-300)),
]:
    print(name, args, [getattr(r, name)(*args) for _ in range(4)])
print(["%.12g" % r.gammavariate(0.3, 2) for _ in range(4)])  # pow() differs in the last digit from one C library to the next
show(r.gammavariate, 0, 1)
show(r.gammavariate, 1, -1)
show(r.binomialvariate, -1)
show(r.binomialvariate, 1, 2.0)
show(r.binomialvariate, 1, float("nan"))
show(r.expovariate, 0)
show(r.uniform, "a", 1)
state = r.getstate()
print(state[0], len(state[1]), state[1][:3], state[1][-1], state[2])
a = [r.random() for _ in range(3)]
r.setstate(state)
print(a == [r.random() for _ in range(3)])
r.gauss()
state = r.getstate()
a = r.gauss()
r.setstate(state)
print(a == r.gauss())
show(r.setstate, (1, 2, 3))
show(r.setstate, (3, (1, 2), None))
show(r.setstate, (3, [1, 2], None))
show(r.setstate, (3, ("a",) * 625, None))
show(r.setstate, (3, (1,) * 624 + (700,), None))
show(r.setstate, (3, (-1,) * 625, None))
show(r.setstate, (2, tuple(range(-300, 324)) + (624,), None))
print(r.random())
f, args, state = r.__reduce__()
s = f(*args)
s.__setstate__(state)
print(s.random() == r.random(), f, args)
random.seed(2024)
print(random.random(), random.randint(1, 100), random.choice("xyz"), random.sample(range(50), 4), random.gauss(0, 1), random.getrandbits(16), random.randbytes(3))
print(random._inst.__class__, random.Random.VERSION, random.random.__self__ is random._inst)


class Half(random.Random):
    def random(self):
        return super().random() / 2


h = Half(5)
print(h.randrange(100), h.choice("abcdef"), h.random(), [h.randrange(10) for _ in range(8)])


class Bits(random.Random):
    def getrandbits(self, k):
        return super().getrandbits(k) | 1


b = Bits(5)
print([b.randrange(16) for _ in range(8)], b.random())


class Keyword(random.Random):
    def __init__(self, seed=0, extra=None):
        super().__init__(seed)
        self.extra = extra


print(Keyword(3, extra=4).random(), Keyword(seed=3).random())
s = random.SystemRandom()
show(s.getstate)
show(s.setstate, 1)
show(s.getrandbits, -1)
import _random
g = _random.Random(7)
print(g.random(), g.getrandbits(8), len(g.getstate()))
show(_random.Random, 1, 2)
show(g.random, 1)
show(g.seed, 1, 2)
show(g.seed, [])
