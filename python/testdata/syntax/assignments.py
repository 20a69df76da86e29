a = b = c = []
a.append(1)
print(a, b, c, a is c)
x, y = 1, 2
x, y = y, x
print(x, y)
(x, [y, z]), *w = (1, [2, 3]), 4, 5
print(x, y, z, w)
[*head, last] = "abc"
print(head, last)
first, *_, third = range(3)
print(first, _, third)
d = {}
d["k"], d["l"] = [1, 2], 3
d["k"][0], d["m"] = d["l"], "z"
print(d)
i = 0
i, l = 1, [0, 0]
i, l[i] = 0, 9
print(i, l)
class O: pass
o = O()
o.x = o.y = 5
o.x += 1; o.y *= o.x; o.y **= 2; o.y //= 7; o.y %= 100; o.y <<= 2; o.y >>= 1; o.y |= 1; o.y &= 0xff; o.y ^= 3; o.y -= 1
print(o.x, o.y)
o.y /= 4
print(o.y)
l = [1, 2]
m = l
l += (3,)
l *= 2
print(l, m is l)
l[1:3] = "xyz"
l[0] += 10
l[-1:] += [7]
print(l)
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)
n: int = 5
u: "no such type"
print(n, __annotations__)
(p): int = 3
o.q: str = "annotated attribute"
d["r"]: int = 4
print(p, o.q, d["r"], __annotations__)
for x in 1, 2: pass
for d["loop"] in range(3): pass
for o.z, *o.rest in [(1, 2, 3)]: pass
print(x, d["loop"], o.z, o.rest)
if (n := 10) > 5 and (m := n * 2): print(n, m)
print([y := 1, y ** 2, (y := y + 5)], y)
del n, (x, y), [z]
for name in "nxyz":
    try: print(name, eval(name))
    except NameError as e: print(e)
def order(n): print("eval", n, end="; "); return n
class Log(dict):
    def __setitem__(self, k, v): print("set", k, v, end="; "); super().__setitem__(k, v)
    def __getitem__(self, k): print("get", k, end="; "); return super().__getitem__(k)
g = Log()
g[order("a")] = order("b")
g[order(1)], g[order(2)] = order(3), order(4)
g[order(1)] += order(10)
print(g)
for bad in [lambda: exec("a, b = 1"), lambda: exec("a, b = 1, 2, 3"), lambda: exec("a, b = [1]"), lambda: exec("a, *b, c = [1]"), lambda: exec("(a, b), c = 1, 2"), lambda: exec("a, b = {1: 2}"), lambda: exec("x += 1", {}), lambda: exec("del q")]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
