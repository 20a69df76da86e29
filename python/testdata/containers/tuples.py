def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


t = (1, 2, 3)
print(t[0], t[-1], t[1:], t[::-1], t[:] is t, tuple(t) is t, t * 2, 2 * t, t + (4,), t + () is t, () + t is t, t * 0 == ())
print((), (1,), (1, (2,)), ((),), tuple([1, 2]), tuple("ab"), tuple({3: 4}), tuple(range(3)), tuple(x for x in "xy"))
print(t.index(2), t.count(3), attempt(t.index, 9), attempt(t.index, 1, 1), t.index(3, -1), 2 in t, "a" in t, len(t))
for bad in [lambda: t[3], lambda: t["a"], lambda: t + [1], lambda: t * "a", lambda: t < 5, lambda: hash(([],)), lambda: tuple(5), lambda: tuple(1, 2),
            lambda: tuple(x=1), lambda: t.__add__(1), lambda: t[None], lambda: t * 10**40, lambda: t.append]:
    print(attempt(bad))


def store(t):
    t[0] = 1


def drop(t):
    del t[0]


print(attempt(store, t), attempt(drop, t))
print(hash(()), hash((1,)), hash((1, 2, 3)), hash((0, -1)), hash(((1, 2), (3, (4, 5)))), hash((2**61 - 1, 2**61, -2**70, 10**30)), hash((1.5, True, None)))
print(hash((1, 2)) == hash((1.0, 2.0)), hash(tuple(range(100))), {(1, "a"): "found"}[(True, "a")])
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == (1, 2.0), (1, 2) != [1, 2], (2,) > (1, 5), (1, [2]) == (1, [2]), (1, 2) <= (1, 2) >= (1, 2))
print(attempt(lambda: (1, "a") < (1, 2)), (1, "a") == (1, 2), (1, "a") < (2, 2), attempt(lambda: ({},) < ({},)), ({},) == ({},))

a, b = 1, 2
a, b = b, a
(x, *rest), y = [1, 2, 3], "z"
print(a, b, x, rest, y)
first, *middle, last = t * 2
print(first, middle, last)


class Point(tuple):
    __slots__ = ()

    def __new__(cls, x, y=0):
        return super().__new__(cls, (x, y))

    x = property(lambda self: self[0])
    y = property(lambda self: self[1])

    def __repr__(self):
        return "Point" + tuple.__repr__(self)


p = Point(1, y=2)
print(p, p.x, p.y, p == (1, 2), hash(p) == hash((1, 2)), p + (3,), type(p + ()).__name__, type(p[:]).__name__, type(p * 1).__name__, {p: 1}[(1, 2)])
print(isinstance(p, tuple), tuple(p) is p, type(tuple(p)).__name__, p < Point(1, 3), attempt(setattr, p, "z", 1), p.__getnewargs__(), sorted([Point(2), Point(1)]))


class Ordered(tuple):
    def __lt__(self, other):
        return NotImplemented

    def __eq__(self, other):
        return "eq"

    __hash__ = None


o = Ordered((1,))
print(o == (1,), (1,) == o, o < (2,), o != 5, attempt(hash, o), Ordered([1, 2]), Ordered())


class Free(tuple):
    pass


f = Free("ab")
f.note = "kept"
print(f, f.note, f.__dict__, Free() == (), attempt(Free, 1, 2), attempt(Free, x=1))


class Init(tuple):
    def __init__(self, items=(), note=None):
        self.note = note


print(Init([1], note="n").note, Init((1, 2)))
nested = ()
for i in range(50):
    nested = (nested, i)
print(hash(nested) == hash(nested), nested == nested, len(repr(nested)))
it = iter(t)
print(next(it), it.__length_hint__(), it.__reduce__(), list(it), list(it), it.__length_hint__())
match t:
    case (1, *others):
        print("matched", others)
