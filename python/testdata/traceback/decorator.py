def deco(f):
    raise TypeError("refused")


@deco
def f():
    pass
