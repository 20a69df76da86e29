def f(colour, size=1):
    pass


f(color=1)
