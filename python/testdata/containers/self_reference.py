# Containers that contain themselves, and deep ones.

def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return type(e).__name__ + ": " + str(e)


l = [1]
l.append(l)
print(l, [l], (l,), {1: l}, str(l), repr([l, l]))
d = {}
d[1] = d
d["l"] = [d, (d,)]
print(d, [d])
t = ([],)
t[0].append(t)
print(t, t[0])
d = {"v": None}
d["v"] = {"inner": d.values()}
print(d)
a, b = [], []
a.append(b)
b.append(a)
print(a, b, attempt(lambda: a == b), a == a, attempt(lambda: l == [1, l]) is not None)


class R:
    def __init__(self):
        self.items = [self]

    def __repr__(self):
        return "R" + repr(self.items)


print(attempt(repr, R())[:30])


class L(list):
    def __repr__(self):
        return "L" + super().__repr__()


x = L()
x.append(x)
x.append([x])
print(x)
deep = []
for i in range(100000):
    deep = [deep]
print(attempt(repr, deep), attempt(lambda: deep == [deep[0]]))
other = []
for i in range(100000):
    other = [other]
print(attempt(lambda: deep == other))
tup = ()
for i in range(100000):
    tup = (tup,)
print(attempt(repr, tup))
tup = ()
for i in range(300):
    tup = (tup,)
print(hash(tup), len(repr(tup)))
dd = {}
for i in range(100000):
    dd = {1: dd}
print(attempt(repr, dd))
fs = frozenset()
for i in range(300):
    fs = frozenset([fs])
print(hash(fs) == hash(fs), len(repr(fs)), fs == fs)
same = [1, 2]
print([same, same], [[], []], {1: same, 2: same})
for i in range(20):
    same = [same, same]
print(len(repr(same)))


class Failing:
    def __repr__(self):
        raise ValueError("no repr")


for c in [[1, Failing()], (1, Failing()), {1: Failing()}, {Failing()}, {1: Failing()}.values(), slice(Failing())]:
    print(attempt(repr, c), attempt(str, c))
l = [1]
l.append(l)
print(l)


class NotText:
    def __repr__(self):
        return 5


print(attempt(repr, [NotText()]))


class Changing(list):
    def __repr__(self):
        target.clear()
        return "changing"


target = [1, Changing(), 3, 4]
print(target, target)
