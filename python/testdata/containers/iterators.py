def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return type(e).__name__ + ": " + str(e)


def shown(reduced):
    "What __reduce__ gives, iterators in it by their types."
    if isinstance(reduced, tuple):
        return "(" + ", ".join([shown(x) for x in reduced]) + ")"
    name = type(reduced).__name__
    return "<" + name + ">" if "iterator" in name else reduced.__name__ if callable(reduced) else repr(reduced)


def rebuilt(it):
    made = it.__reduce__()
    again = made[0](*made[1])
    if len(made) > 2 and made[2] is not None:
        again.__setstate__(made[2])
    return list(again)


class Seq:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * 10

    def __repr__(self):
        return "Seq(" + str(self.n) + ")"


class Sized(Seq):
    def __len__(self):
        return self.n


l = [1, 2, 3, 4]
for make in [lambda: iter(l), lambda: reversed(l), lambda: iter((1, 2, 3)), lambda: reversed((1, 2, 3)), lambda: iter(range(4)), lambda: reversed(range(4)),
             lambda: iter(Seq(3)), lambda: iter(Sized(3)), lambda: reversed(Sized(3)), lambda: iter({5, 6}), lambda: iter({1: 2, 3: 4}),
             lambda: iter({1: 2, 3: 4}.items()), lambda: reversed({1: 2, 3: 4}.values()), lambda: reversed({1: 2, 3: 4}.items()), lambda: iter(range(2**70, 2**70 + 3)), lambda: reversed(range(2**70, 2**70 + 3))]:
    it = make()
    hint = attempt(lambda: it.__length_hint__())
    print(type(it).__name__, iter(it) is it, hint, shown(it.__reduce__()), rebuilt(make()) == list(make()), next(it), attempt(lambda: it.__length_hint__()), shown(it.__reduce__()))
    rest = list(it)
    print("  ", rest, next(it, "end"), attempt(next, it), attempt(lambda: it.__length_hint__()), shown(it.__reduce__()))
    other = make()
    if hasattr(other, "__setstate__"):
        other.__setstate__(1)
        print("  ", list(other), end=" ")
        other = make()
        other.__setstate__(-5)
        print(list(other), end=" ")
        other = make()
        other.__setstate__(50)
        print(list(other) if not type(other).__name__ == "iterator" else "", attempt(make().__setstate__, "x"))

l = [1, 2, 3]
it = iter(l)
next(it)
l.clear()
print(it.__length_hint__(), next(it, "end"), l.append(1), next(it, "still the end"))
l = [1, 2, 3, 4]
it = reversed(l)
next(it)
del l[1:]
print(it.__length_hint__(), next(it, "end"))
l = [1]
seen = []
for x in l:
    seen.append(x)
    if x < 5:
        l.insert(0, x + 1)
        l.append(x + 1)
    if len(seen) > 12:
        break
print(seen)

values = iter([1, 2, 3, "stop", 4])
it = iter(lambda: next(values), "stop")
print(type(it).__name__, next(it), list(it), list(it), next(values), shown(it.__reduce__()))
it = iter(lambda: next(iter([])), 0)
print(list(it), list(it))


class Same:
    def __eq__(self, other):
        print("compared with", other)
        return other == 2


print(list(iter(iter([1, 2, 3]).__next__, Same())), attempt(iter, 5), attempt(iter, 5, 5), attempt(iter), attempt(iter, 1, 2, 3))


class Broken:
    def __getitem__(self, i):
        if i == 2:
            raise ValueError("broken")
        return i


it = iter(Broken())
print(next(it), next(it), attempt(next, it), attempt(next, it))


class NotIterator:
    def __iter__(self):
        return 5


print(attempt(iter, NotIterator()), attempt(list, NotIterator()), attempt(lambda: [*NotIterator()]), attempt(next, []), attempt(next, 5), next(iter([]), None))


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for hint in [5, 0, NotImplemented, -1, "x", TypeError("hint"), ValueError("hint"), 10**6]:
    print(repr(hint), attempt(list, Hinted(hint)), attempt([].extend, Hinted(hint)), attempt(tuple, Hinted(hint)))
for cls in [type(iter([])), type(iter({})), type({}.keys()), type(iter(set())), type(iter(range(1)))]:
    print(attempt(cls), attempt(lambda: type("Sub", (cls,), {})))
