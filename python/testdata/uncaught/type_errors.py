def f(a, b, *, c): return a
try: f(1)
except TypeError as e: print(e)
value = f(1, 2, c=3) + "x" * (2 + len([1, 2, 3]))
