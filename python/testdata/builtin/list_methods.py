l = [3, 1, 2]
print(l.append(4), l, l.extend("ab"), l, l.insert(0, "z"), l.insert(-1, "y"), l.insert(100, "end"), l, l.pop(), l.pop(0), l.pop(-2), l, l.remove("a"), l, l.index(1), l.count(1), l.reverse(), l, l.copy(), l.clear(), l)
l = [5, 2, 8, 1]
print(l.sort(), l, l.sort(reverse=True), l, sorted(l), l.sort(key=lambda x: x % 5), l, sorted("bca", reverse=True), sorted([[2], [1, 2], [1]]), sorted({3: 1, 1: 2}), sorted([1, 2.5, True, -1]))
print([] == [], [1] == [1.0], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, "a"] == [1, "a"], [1, 2] != [1], [2] > [1, 9], [[1]] == [[1]])
print([1, 2] + [3], [1, 2] * 2, 2 * [0], [] * 5, [1] * -1, [[]] * 2, 1 in [1], [1] in [[1]], None in [], len([1, [2, 3]]), list("abc"), list(range(3)), list({1: 2}), list((1, 2)), list(), bool([]), bool([0]))
l = list(range(10))
l[2:5] = ["a"]; print(l); l[1:1] = [7, 7]; print(l); l[::2] = "vwxyz"; print(l); l[:] = range(4); print(l); l[5:] = [9]; print(l); l[-1:] = []; print(l); l[3:1] = ["in"]; print(l); del l[0], l[1:]; print(l)
l = [1, 2, 3]; l[1:1] = l; print(l); l = [1, 2]; l.extend(l); print(l); l += l; print(l); l *= 2; print(len(l)); l[:] = l[::-1]; print(l)
m = [[0] * 3] * 2; m[0][0] = 1; print(m); n = [[0] * 3 for _ in range(2)]; n[0][0] = 1; print(n)
l = [1]; l.append(l); print(l, l == l, l[1] is l, repr(l)); l2 = [1, [2, [3]]]; c = l2.copy(); c[1].append(9); c.append(0); print(l2, c)
it = iter([1, 2, 3]); print(next(it), it.__length_hint__(), list(it), next(it, "end")); l = [1, 2, 3]; it = iter(l); next(it); l.append(4); print(list(it)); l.append(5); print(list(it)); r = reversed(l); print(next(r), list(r))
for t in ["[].pop()", "[1].pop(5)", "[1][5]", "[1][-2]", "[1]['a']", "[1][1.0]", "[1][None]", "[].index(1)", "[1, 2].index(1, 1)", "[].remove(1)", "[1].insert('a', 1)", "[1] + (1,)", "[1] + 'a'", "(1,) + [1]", "[1] * 1.5", "[1] * [1]", "[1, 'a'].sort()", "[1].sort(lambda x: x)", "[1].sort(key=5)", "sorted(5)", "sorted([1], 2)", "[{}, {}].sort()", "[None, 1].sort()", "[1].extend(5)", "[1].extend(None)", "[1].append()", "[1].append(1, 2)", "list(5)", "list(1, 2)", "hash([])", "{[]: 1}", "[1] < 'a'", "[1] < (1,)", "[1j, 2j].sort()", "[1].foo", "[1].pop('a')", "[1].pop(1, 2)", "[1].index()", "[1].index(2)", "[1, 2, 3][::0]", "[1].count()", "[1].reverse(1)", "max([])", "[].sort(1)", "[1]()", "[1].copy(1)", "list.append([1])", "list.append(5, 1)"]:
    try: print(t, "=", eval(t))
    except Exception as e: print(t, "!", type(e).__name__, e)
for code in ["x = [1]; x[5] = 1", "x = [1]; x['a'] = 1", "x = [1, 2, 3]; x[::2] = [1]", "x = [1]; x[0:1] = 5", "x = [1]; del x[3]", "x = [1]; del x['a']", "x = [1]; x[::2] = 5", "x = [1, 2]; x += 5", "a, b = [1]", "x = [1]; x[::0] = []", "x = [1, 2, 3]; x[::-1] = [4, 5]"]:
    try: exec(code); print(code, "ok")
    except Exception as e: print(code, "!", type(e).__name__, e)
def naughty(x): victim.append(x); return x
victim = [3, 1, 2]
try: victim.sort(key=naughty)
except ValueError as e: print(e)
print(victim)
class L(list):
    def append(self, x): super().append(x * 2)
    def __getitem__(self, i): return f"got {super().__getitem__(i)}"
x = L([1, 2]); x.append(3); x.extend([4]); print(x, x[0], x + [1], type(x + [1]).__name__, type(x[:]).__name__, type(x.copy()).__name__, type(x * 2).__name__, len(x), list(x), x == [1, 2, 6, 4], isinstance(x, list), sorted(x), repr(x)); x.attr = 5; print(x.attr, vars(x))
class E:
    def __init__(self, v): self.v = v
    def __eq__(self, o): print("eq", self.v, end=" "); return self.v == o
print(E(1) in [1, 2], [E(1), E(2)].index(2), [E(1), 2, E(2)].count(2), [E(3)] == [3])
