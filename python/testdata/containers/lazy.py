# enumerate, zip, map, filter and reversed.

def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return type(e).__name__ + ": " + str(e)


print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)), list(enumerate(iterable="z", start=True)), list(enumerate([], 3)))
print(list(enumerate("abc", 2**63 - 2)), list(enumerate("ab", 10**30)), next(enumerate("a", -10**30)))
for bad in [lambda: enumerate(), lambda: enumerate(5), lambda: enumerate([], "a"), lambda: enumerate([], 1.5), lambda: enumerate([], 1, 2), lambda: enumerate(foo=1),
            lambda: enumerate([], foo=1), lambda: enumerate(start=1), lambda: enumerate([], 1, start=2), lambda: enumerate([], iterable=1)]:
    print(attempt(bad))
e = enumerate("abc")
print(next(e), e.__reduce__()[0].__name__, e.__reduce__()[1][1], list(e), list(e), iter(e) is e, hasattr(e, "__length_hint__"), attempt(len, e), enumerate[int])

print(list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(zip("ab", [1, 2], (3, 4))), list(zip([], "a")), list(zip("ab", range(10**9))), dict(zip("ab", (1, 2))))
print(list(zip("ab", "cd", strict=True)), list(zip(strict=True)), list(zip("a", strict=True)), list(zip("ab", "c", strict=False)))
for args in [("ab", "c"), ("a", "bc"), ("ab", "cd", "e"), ("a", "b", "cd"), ("", "", "x"), ("x", "", ""), ("abc", "abc", "ab", "abc")]:
    z = zip(*args, strict=True)
    print(args, attempt(list, z), attempt(list, z))
print(attempt(zip, 5), attempt(zip, [], 5), attempt(zip, foo=1), attempt(zip, [], strict=True, other=2), list(map(list, zip(*[[1, 2], [3, 4]]))))
z = zip([1, 2, 3], "abc")
print(next(z), z.__reduce__()[0].__name__, len(z.__reduce__()), list(z), next(z, "end"), iter(z) is z, z.__setstate__(True))
a = iter([1, 2, 3])
print(list(zip(a, a)), list(a))
first, second = zip(*[(1, "a"), (2, "b")])
print(first, second)


def failing():
    yield 1
    raise ValueError("inside")


z = zip([1, 2, 3], failing())
print(next(z), attempt(next, z), attempt(next, z))
z = zip([1, 2, 3], failing(), strict=True)
print(attempt(list, z))

print(list(map(str, [1, 2])), list(map(lambda x, y: x + y, [1, 2, 3], [10, 20])), list(map(None.__class__, [])), list(map(lambda *a: a, "ab", "cd", "efg")))
print(list(map(int.__add__, [1, 2], [3, 4])), list(map([1, 2, 3].append, [4])), list(map("x".__add__, "yz")), [*map(abs, (-1, 2))], sum(map(lambda x: x * x, range(10))))
for bad in [lambda: map(), lambda: map(str), lambda: map(str, 5), lambda: map(str, x=1), lambda: list(map(5, [1])), lambda: list(map(lambda: 1, [1])), lambda: list(map(len, [1]))]:
    print(attempt(bad))
m = map(lambda x: 10 // x, [1, 0, 5])
print(next(m), attempt(next, m), next(m), next(m, "end"), m.__reduce__()[0].__name__)


def stops(x):
    if x == 2:
        raise StopIteration("early")
    return x


print(list(map(stops, [1, 2, 3])), list(filter(stops, [1, 2, 3])))

print(list(filter(None, [0, 1, "", "a", [], [0], None, 2.0])), list(filter(lambda x: x % 2, range(6))), list(filter(bool, [0, 3])), list(filter(str, ["", "s"])), list(filter(lambda x: [x] if x > 1 else [], [1, 2])))
for bad in [lambda: filter(), lambda: filter(None), lambda: filter(None, 5), lambda: filter(None, [], 1), lambda: filter(function=None), lambda: list(filter(5, [1])), lambda: list(filter(len, [1]))]:
    print(attempt(bad))


class NoBool:
    def __bool__(self):
        raise ValueError("no truth")


print(attempt(list, filter(None, [NoBool()])), attempt(list, filter(lambda x: NoBool(), [1])), filter(None, [1]).__reduce__()[0].__name__)

print(list(reversed([1, 2])), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({1: 2, 3: 4})), type(reversed((1,))).__name__, type(reversed([])).__name__, type(reversed({})).__name__)
for bad in [lambda: reversed(), lambda: reversed(5), lambda: reversed({1}), lambda: reversed([], []), lambda: reversed(sequence=[]), lambda: reversed(iter([])), lambda: reversed(None)]:
    print(attempt(bad))


class Own:
    def __reversed__(self):
        return "anything"


class Refuses(list):
    __reversed__ = None


class Seq:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        print("item", i)
        return i


class NoLen:
    def __getitem__(self, i):
        return i


class D(dict):
    pass


print(reversed(Own()), attempt(reversed, Refuses()), list(reversed(Seq())), attempt(reversed, NoLen()), list(reversed(D(a=1, b=2))))
r = reversed(Seq())
print(r.__length_hint__(), next(r), r.__length_hint__(), r.__reduce__()[2], list(r), list(r), r.__length_hint__())


class Z(zip):
    def __next__(self):
        return ("wrapped", super().__next__())


class M(map):
    extra = 1


class E(enumerate):
    def __new__(cls, it, note):
        self = super().__new__(cls, it, 100)
        self.note = note
        return self


print(list(Z("ab", "cd")), M(str, [1]).extra, list(M(str, [1])), E("a", "n").note, list(E("a", "n")), type(Z("a").__reduce__()[0]).__name__, Z("a").__reduce__()[0].__name__)
