for i in range(3):
    if i == 5: break
else:
    print("no break")
for i in range(3):
    if i == 1: break
else:
    print("never")
print(i)
n = 0
while n < 10:
    n += 1
    if n % 2: continue
    if n > 7: break
    print(n, end=" ")
else: print("not here")
print()
while n: n -= 1
else: print("done", n)
for i in []: pass
else: print("empty else", i)
def search(rows, x):
    for r, row in enumerate(rows):
        for c, v in enumerate(row):
            if v == x: return r, c
    else: return None
print(search([[1, 2], [3]], 3), search([[1]], 2))
for i in range(3):
    for j in range(3):
        if j == i: break
        print(i, j, end="; ")
    else:
        print("full", i)
    continue
print()
def finally_loop():
    out = []
    for i in range(6):
        try:
            if i == 1: continue
            if i == 4: break
            out.append(i)
        finally:
            out.append(-i)
    else: out.append("else")
    return out
print(finally_loop())
def nested():
    while True:
        try:
            while True:
                try: return "inner"
                finally: break
        finally: print("outer finally")
        return "after break"
print(nested())
l = [1, 2, 3, 4]
for x in l:
    if x % 2: l.remove(x)
print(l)
l = [1]
for x in l:
    if len(l) < 5: l.append(x * 2)
print(l)
for k, v in {"a": 1, "b": 2}.items(): print(k, v, end=" ")
for (a, b), c in [((1, 2), 3)]: print(a, b, c, end=" ")
for x in "héllo": print(x, end=".")
for x in b"ab": print(x, end=".")
for x in (i * i for i in range(4)): print(x, end=".")
for x, in [(1,), [2]]: print(x, end=".")
print()
for i in range(3):
    i += 10
    print(i, end=" ")
for i in range(10, 0, -3): print(i, end=" ")
print()
total = 0
for i in range(1, 101):
    for j in range(i):
        if (i * j) % 7 == 3: total += 1
        elif j > 50: break
    else: total += 1000
print(total)
while (line := next(it := iter(["x"]), None)) is not None: print(line); break
def gen_loop():
    x = yield "ready"
    while x is not None: x = yield x * 2
g = gen_loop()
print(next(g), g.send(2), g.send("ab"))
for bad in [5, None, lambda: 0, object]:
    try:
        for x in bad: pass
    except TypeError as e: print(e)
