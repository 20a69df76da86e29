def add(x, acc=[]): acc.append(x); return acc
print(add(1), add(2), add(3, []), add(4), add.__defaults__)
def count(w, d={}): d[w] = d.get(w, 0) + 1; return d
print(count("a"), count("a"), count("b"))
def safe(x, acc=None): acc = [] if acc is None else acc; acc.append(x); return acc
print(safe(1), safe(2))
grid = [[0] * 2] * 3; grid[0][0] = 1; print(grid)
grid = [[0] * 2 for _ in range(3)]; grid[0][0] = 1; print(grid)
a = [1, 2]; b = a; b += [3]; print(a); b = b + [4]; print(a, b)
def change(l): l.append("x"); l = ["new"]; return l
l = []; print(change(l), l)
def tup(t): t += (1,); return t
t = (0,); print(tup(t), t)
d = dict.fromkeys("ab", []); d["a"].append(1); print(d)
class C:
    shared = []
    count = 0
    def add(self, x): self.shared.append(x); self.count += 1
x, y = C(), C(); x.add(1); y.add(2); print(x.shared, C.shared, x.count, C.count, vars(x))
t = ([1],)
try: t[0] += [2]
except TypeError as e: print(e, t)
fs = [lambda: i for i in range(3)]; print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])
for i in range(3): fs[i] = lambda: i
i = "changed"; print([f() for f in fs])
l = [1, 2, 3, 4, 5, 6]
for x in l:
    if x % 2 == 0: l.remove(x)
print(l)
l = [1, 1, 2]
for x in l: l.remove(x)
print(l)
import copy
o = [[1], {"k": [2]}]; s, dp = copy.copy(o), copy.deepcopy(o); o[0].append(9); o[1]["k"].append(8); print(s, dp)
a = a2 = []; a.append(1); print(a2); a = [2]; print(a2)
x = [1, 2, 3]; y = x[:]; y[0] = 9; print(x, y, x[:] is x, x.copy() == x)
s = {1: "a"}; v = s.values(); s[2] = "b"; print(list(v)); z = list(v); s[3] = "c"; print(z)
def gen():
    l = []
    for i in range(3): l.append(i); yield l
print(list(gen()), [list(g) for g in gen()])
m = [[]] * 2 + [[]]; m[0].append(1); print(m, m[0] is m[1], m[1] is m[2])
def f(n, memo={0: 0, 1: 1}):
    if n not in memo: memo[n] = f(n - 1) + f(n - 2)
    return memo[n]
print(f(30), len(f.__defaults__[0]))
default = 1
def g(x=default): return x
default = 2; print(g(), default)
e = [1]; e.extend(e); e.append(e); print(e, len(e), e[2] is e); q = [1, 2]; q[:], q2 = q[::-1], q; print(q, q2 is q)
p = r = 257; print(p is r, p == 257); u = v = (); print(u is v)
class Node:
    def __init__(self, kids=[]): self.kids = kids
n1, n2 = Node(), Node(); n1.kids.append(1); print(n2.kids)
def outer():
    x = []
    def inner(): x.append(1); return x
    return inner
o1, o2 = outer(), outer(); o1(); print(o1(), o2())
