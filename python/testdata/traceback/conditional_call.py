def f(a, b=None):
    return f2(a)(b)


def f2(a):
    return None


f(1)
