def f(n):
    keys = []
    for i in range(1000):
        keys.append("key" + str(i))
    d = {}
    for i in range(n):
        k = keys[i % 1000]
        if k in d:
            d[k] = d[k] + i
        else:
            d[k] = i
    return len(d), d["key7"]

print(f(500000))
