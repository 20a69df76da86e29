# Every slice of a short list, read, assigned and deleted, against the slow definition of what a slice means.

def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


bounds = [None, -7, -3, -1, 0, 1, 2, 5, 9]
steps = [None, 1, 2, 3, -1, -2, -5]
base = list(range(6))

for step in steps:
    for start in bounds:
        line = []
        for stop in bounds:
            part = base[start:stop:step]
            by_index = [base[i] for i in range(*slice(start, stop, step).indices(len(base)))]
            assert part == by_index, (start, stop, step)
            line.append(part)
        print(step, start, line)


def put(start, stop, step, items):
    l = list(base)
    l[start:stop:step] = items
    return l


def cut(start, stop, step):
    l = list(base)
    del l[start:stop:step]
    return l


for args in [(1, 3, None), (3, 1, None), (0, 0, None), (6, 9, None), (-2, None, None), (None, None, None), (4, 2, 1)]:
    print(args, put(*args, "abc"), put(*args, ()), put(*args, [9]))
for args in [(None, None, 2), (None, None, -2), (5, 0, -3), (1, 4, 2), (4, 1, 2), (0, 0, 5), (5, None, 4)]:
    print(args, attempt(put, *args, "abc"), attempt(put, *args, "a"), attempt(put, *args, []), cut(*args))
for start in bounds:
    for stop in bounds:
        print(start, stop, cut(start, stop, 1), cut(start, stop, -1), cut(start, stop, 2), cut(start, stop, -2))

l = [1, 2, 3]
l[1:1] = l
print(l)
l[::2] = l[::-2]
print(l)
l[:] = (x * x for x in l)
print(l)
l[::-1] = l
print(l)
l[len(l):] = l
print(l)
l[2:4] = iter(())
print(l)
print(attempt(put, 0, 1, 1, 5), attempt(put, 0, 1, 2, 5), attempt(put, 0, 1, 0, []), attempt(put, "a", 1, 1, []))
print(attempt(put, 0, 2, 2, [1, 2, 3]), attempt(lambda: [1][0:1:0]))


class Number:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("index of", self.n)
        return self.n


print(base[Number(1):Number(5):Number(2)], base[Number(-1)], base[Number(-10**30):Number(10**30)])
print(base[True], base[False:True], base[-10**40:10**40:10**50], base[10**40::-10**50])
print(attempt(lambda: base[Number("x")]), attempt(lambda: base[10**40]), attempt(lambda: base[6]), attempt(lambda: base[-7]))


class Shrinking:
    def __init__(self, l):
        self.l = l

    def __index__(self):
        del self.l[2:]
        return 4


l = list(range(8))
print(l[Shrinking(l):], l)
l = list(range(8))
print(attempt(lambda: l[Shrinking(l)]), l)


def assign(l):
    l[Shrinking(l)] = 1


l = list(range(8))
print(attempt(assign, l), l)
s = slice(1, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice("a", [], {}), s == slice(1, 2, None), s < slice(1, 3), s != slice(1, 2))
print(attempt(lambda: s.indices(-1)), s.indices(1), slice(None, None, -3).indices(10**30), slice(-2, 10**40).indices(5))
print(attempt(hash, slice([])), hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1): 2}[slice(1)])
