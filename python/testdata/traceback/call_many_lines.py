def f(*args):
    raise ValueError(len(args))


y = f(
    1,
    2,
    3,
    4,
    5,
) + 1
