def f(x): return x.y if x else None
f(1)
