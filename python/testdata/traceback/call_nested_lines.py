def g(x):
    raise RuntimeError(x)


def f(*args):
    return args


def h():
    return (f(1,
              2,
              g(3),
              4),
            5)


h()
