a + b
a  +  b
(a) + (b)
((a)) ** ((b))
a // b - c * d % e
a @ b << c
-a * ~b
not a + b
x = (a
     + b)
x = (
    a  # first +
    +  # the operator
    # nothing
    b
)
x = a + \
    b
x = (a +

     b)
f(x)
f (x) (y)
f(x)[y](z)
f(g(h(1)), *a, **k)
f((1, 2), "(", ')')
f(
    1,
)
f(
    a, b, c,
    d,
    e,
    g,
    h
) + 1
obj.method(1).other(2)
(obj
 .method(1)
 .other(2))
d["key"]
d ["key"] ["[other]"]
d[1:2, ::3][...]
d[
    "one"
]
d[f("x")][g[0]](1)
x = d[0] + f(1) - e[2]
return_value = f(x)
first, second = f(x)
x = y = f(x)
x.y = f(x)
x: int = f(x)
x += f(x) * 2
assert a + b, f(c)
del d["key"], e
lambda: f(x) + 1
[f(x) + 1 for x in g(y) if x[0]]
{f(a): b + c for a, b in d["x"].items()}
f"{a + b!r:>{w * 2}} {f(x)}"
"ä" + "日本語" + f("é")
日本 + ä[0] - f(日本語)
if a + b: f(c); d[e]
while f(x): pass
with f(x) as y, g(z): pass
for x in f(y): print(x + 1)
raise E(a + b) from f(c)
(yield_ := a + b)
a if b + c else d[e]
a < b + c < d[0]
a and b + c or f(d)
await_ = (f)(x)
print((a + b) * (c + d))
x = [
    a + b,
    f(c,
      d[e]),
]
x = f(
  a)[
  b](c)
def g(): return f(x)
def h(): return  f (x)
class C(f(x)): y = d["k"]
	# a tab in front of a comment
if x:
	y = a + f(b)
	z = d[
		e
	]
		
`not python at all` + (
