colour = 1
_private = 2


def function():
    raise ValueError("in a module")
