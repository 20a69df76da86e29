import _names


def f():
    _names.function()


f()
