def f(x):
    raise KeyError(x)


print(f("k"), 2)
