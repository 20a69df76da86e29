def f(a, b):
    return a + b + 1


f(1, "x")
