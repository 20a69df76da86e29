def f():
    raise ValueError("no")


f()
