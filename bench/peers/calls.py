def add(a, b):
    return a + b

def apply(f, n):
    s = 0
    for i in range(n):
        s = f(s, i) % 1000003
    return s

print(apply(add, 600000), apply(lambda a, b: a * 3 + b, 400000))
