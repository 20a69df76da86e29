def g():
    raise OSError(2, "No such thing", "file")


def f():
    return g()


x = f()
