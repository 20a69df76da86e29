def f(n):
    s = 0
    for i in range(n):
        s += i * 3 % 7
        if s > 1000000:
            s -= 1000000
    return s

print(f(1500000))
