a, b = 1, 2
a, b = b, a
print(a, b)
(c, (d, e)), f = (1, (2, 3)), 4
print(c, d, e, f)
first, *rest = range(5)
*init, last = "abc"
x, *y, z = [1, 2]
print(first, rest, init, last, x, y, z)
[p, q] = {1: "a", 2: "b"}
print(p, q)
for i, (j, *k) in [(1, (2, 3, 4)), (5, "xy")]: print(i, j, k)
print([*range(3), *"ab"], (*[1], 2), {*[1, 2], 2}, {**{"a": 1}, "b": 2, **{"a": 3}})
for src in [lambda: exec("a, b = 1"), lambda: exec("a, b = [1]"), lambda: exec("a, b = 1, 2, 3"), lambda: exec("a, *b, c = [1]"), lambda: exec("a, b = iter([1, 2, 3])"), lambda: exec("x = *3,")]:
    try: src()
    except (TypeError, ValueError) as e: print(e)
d = {}
d["k"], d["l"] = 1, 2
class O: pass
o = O()
o.a, o.b = "xy"
print(d, o.a, o.b)
a = b = c = []
a.append(1)
print(b, c)
i = 0
lst = [0, 0, 0]
i, lst[i] = 1, 5
print(i, lst)
a, b, c = map(int, "123")
print(a + b + c)
def gen():
    yield 1; yield 2
m, n = gen()
print(m, n)
x = 5
x += 1; x -= 2; x *= 3; x //= 2; x **= 2; x %= 7; x <<= 3; x |= 1; x ^= 3; x &= 0xff; x >>= 1
print(x)
s = [1]
t = s
s += (2,)
print(t, s is t)
u = (1,)
v = u
u += (2,)
print(v, u)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 != 2, not 1 in [1], 3 if 0 else 4)
