def f():
    raise ExceptionGroup("several", [ValueError(1), TypeError("two"), KeyError("k")])


f()
