def f():
    try:
        raise ValueError(1)
    finally:
        raise TypeError(2)


f()
