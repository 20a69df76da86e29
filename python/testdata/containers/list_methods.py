def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


l = [3, 1, 2]
print(l.append(4), l, l.extend("ab"), l, l.insert(0, "x"), l.insert(-1, "y"), l.insert(99, "z"), l.insert(-99, "w"), l)
print(l.pop(), l.pop(0), l.pop(-2), l, attempt(l.pop, 99), attempt([].pop), attempt(l.pop, "a"), attempt(l.pop, -99))
print(l.remove(1), l, attempt(l.remove, 77), l.index("a"), attempt(l.index, 2, 5), attempt(l.index, "no"), l.index(2, -5, 99))
print(l.count(2), [1, True, 1.0, "1"].count(1), l.reverse(), l, l.copy() is l, l.copy() == l, l.clear(), l)
print([1, 2].index(2, 0, 10**30), attempt([1].index, 1, 1), attempt([1].index, 1, None), attempt([1].index, 1, 0, "x"))

a = [1, 2]
b = a
a += (3,)
a += {4: 5}
a *= 2
print(a, a is b, a + [9], [0] * 3, 3 * [1, 2], [1] * -1, [1] * True, a * 0)
a.extend(a)
print(a)
a = [1]
a *= 3
a += a
print(a, len(a), 1 in a, 2 in a, not [], bool([0]))
for bad in [lambda: a + (1,), lambda: (1,) + a, lambda: a * "x", lambda: a * 1.5, lambda: a * 10**30, lambda: a + None, lambda: -a, lambda: a - a,
            lambda: a.__add__(1), lambda: a.__mul__("x"), lambda: a["x"], lambda: a[1.5], lambda: a[None], lambda: hash(a), lambda: a < 1]:
    print(attempt(bad))


def augment(x, y):
    x += y
    return x


print(attempt(augment, [1], 2), augment([1], "ab"), attempt(augment, (1,), [2]), augment((1,), (2,)))


def times(x, y):
    x *= y
    return x


print(attempt(times, [1], "a"), times([1], 3), attempt(times, "a", []), times(2, [7]))

print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], [2] > [1, 9], [1, 2] >= [1, 2], [1] == [1.0], [1] != [True], [[1]] == [[1]])
print(attempt(lambda: [1] < ["a"]), [1, "a"] == [1, 2], [1] < [1, "a"], [float("inf")] == [float("inf")], attempt(lambda: [1] < (1,)), [1] == (1,))


class Loud:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("compare", self.name, "with", getattr(other, "name", other))
        return NotImplemented if isinstance(other, Loud) else other == self.name

    def __repr__(self):
        return "Loud(" + self.name + ")"


p, q = Loud("p"), Loud("q")
l = [p, q, "r"]
print(q in l, l.index(q), l.count("q"), "r" in l, l.index("q"))
print([p] == [p], [p, q] == [p, "q"], [q, p] == [p, q])
l.remove("q")
print(l)


class Hostile:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return False


l = []
l += [Hostile(l), 1, 2, 3]
print(5 in l, l)
l += [Hostile(l), 5, 5]
print(l.count(5), l)
l += [Hostile(l), 5, 5]
print(attempt(l.index, 5))
l += [Hostile(l), 5]
print(attempt(l.remove, 5))
m = [Hostile(l)]
l += [1, 2]
print(m == l, l)


class L(list):
    def __len__(self):
        return 42

    def __getitem__(self, i):
        return "item"

    def __iter__(self):
        return iter("iterated")


x = L([1, 2])
print(x, len(x), x[5], list(x), [*x], x + [3], [3] + x, type(x * 2).__name__, type(x[:]).__name__, type(x.copy()).__name__, x.__reversed__().__length_hint__())
y = []
y.extend(x)
print(y, x == [1, 2], sorted(x), tuple(x), L("ab") == L(["a", "b"]), isinstance(x, list))
x.extra = 1
print(x.extra, attempt(setattr, [], "extra", 1), L.__name__, L(), attempt(L, 1, 2))


class Keyed(list):
    def __init__(self, *args, key=None):
        super().__init__(*args)
        self.key = key


print(Keyed([1], key=5), Keyed(key=6).key, attempt(list, x=1), attempt(list, 1, 2), attempt(list, 5), list(), list("ab"), list({1: 2}), list((1,)))
l = [1, 2, 3]
l.__init__("xy")
print(l, list.__new__(list, 1, 2, 3), attempt(list.append, 5, 6), attempt(list.append), attempt([].append), attempt([].append, 1, 2), attempt([].sort, 1))


def growing():
    l = [1]
    for x in l:
        if len(l) < 8:
            l.append(x * 2)
    return l


print(growing())
l = list(range(10))
for x in l:
    if x % 2:
        l.remove(x)
print(l)


def interrupted():
    yield 1
    yield 2
    raise KeyError("stop")


l = [0]
print(attempt(l.extend, interrupted()), l)
print(attempt(list, interrupted()))
