something = 1


def f():
    return somethin


f()
