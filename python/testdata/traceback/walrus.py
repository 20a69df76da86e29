def f(x):
    if (y := x + 1) and (z := y.foo):
        return z


f(1)
