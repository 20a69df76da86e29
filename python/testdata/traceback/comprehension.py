def f(n):
    return [10 // x for x in range(n)]


f(3)
