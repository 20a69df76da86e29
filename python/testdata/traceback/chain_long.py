def f(n):
    try:
        if n:
            f(n - 1)
        else:
            raise KeyError(n)
    except Exception as e:
        if n % 2:
            raise ValueError(n) from e
        else:
            raise TypeError(n)


f(3)
