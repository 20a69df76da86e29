def f(*a):
    return 1


x = f() + \
    None
