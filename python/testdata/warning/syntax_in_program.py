def f(x):
    return x is 1


print("\d", f(2))
assert (1, "always")
print([1, 2] (0,) if 0 else "called")
