def read(lines):
    for line in lines: yield line.strip()
def grep(p, it): return (l for l in it if p in l)
def fields(it, *cols):
    for l in it: w = l.split(); yield tuple(w[c] for c in cols)
LOG = """
GET /a 200 12
GET /b 404 3
POST /a 500 44
GET /a 200 9
""".splitlines()
print(list(fields(grep("GET", read(LOG)), 1, 2)))
def take(n, it): return [x for _, x in zip(range(n), it)]
def count(n=0, step=1):
    while True: yield n; n += step
def cycle(it):
    saved = list(it)
    while saved: yield from saved
def accumulate(it, f=lambda a, b: a + b):
    it = iter(it)
    try: t = next(it)
    except StopIteration: return
    yield t
    for x in it: t = f(t, x); yield t
def window(it, n):
    w = []
    for x in it:
        w.append(x); w[:-n] = []
        if len(w) == n: yield tuple(w)
def chunks(it, n):
    it = iter(it)
    while c := take(n, it): yield c
def unique(it, key=lambda x: x, seen=None):
    seen = set()
    for x in it:
        if (k := key(x)) not in seen: seen.add(k); yield x
def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for i in its[:]:
            try: yield next(i)
            except StopIteration: its.remove(i)
def tee(it):
    it, queues = iter(it), ([], [])
    def gen(mine, other):
        while True:
            if not mine:
                try: v = next(it)
                except StopIteration: return
                mine.append(v); other.append(v)
            yield mine.pop(0)
    return gen(*queues), gen(*queues[::-1])
def merge(a, b):
    a, b, end = iter(a), iter(b), object()
    x, y = next(a, end), next(b, end)
    while x is not end and y is not end:
        if x <= y: yield x; x = next(a, end)
        else: yield y; y = next(b, end)
    if x is not end: yield x; yield from a
    if y is not end: yield y; yield from b
def primes():
    yield 2
    found = []
    for n in count(3, 2):
        if all(n % p for p in found if p * p <= n): found.append(n); yield n
def fib(a=0, b=1):
    while True: yield a; a, b = b, a + b
print(take(5, count(10, 3)), take(7, cycle("abc")), list(accumulate(range(6))), list(accumulate([3, 1, 2], max)), list(accumulate([])))
print(list(window("abcd", 2)), list(window([1], 3)), list(chunks(range(7), 3)), list(unique("mississippi")), list(unique(["a", "B", "A"], str.lower)), list(interleave("abc", [1], "xy")))
a, b = tee(range(3)); print(next(a), next(a), list(b), list(a), list(merge([1, 4, 9], [2, 3, 10, 11])), take(10, primes()), take(10, fib()), next(x for x in fib() if x > 1000))
def coroutine(f):
    def start(*a): g = f(*a); next(g); return g
    return start
@coroutine
def broadcast(*targets):
    while True:
        x = yield
        for t in targets: t.send(x)
@coroutine
def printer(name):
    try:
        while True: print(name, (yield), end="; ")
    except GeneratorExit: print("closing", name)
@coroutine
def filt(p, target):
    while True:
        if p(x := (yield)): target.send(x)
p = printer("P"); even = filt(lambda x: x % 2 == 0, p); src = broadcast(even, printer("Q"))
for i in range(4): src.send(i)
p.close(); src.gi_frame.f_locals['targets'][1].close()
def scheduler(*tasks):
    queue = list(tasks)
    while queue:
        t = queue.pop(0)
        try: print(next(t), end=" "); queue.append(t)
        except StopIteration as s: print(f"[{s.value}]", end=" ")
def task(name, n):
    for i in range(n): yield f"{name}{i}"
    return name
scheduler(task("a", 3), task("b", 1), task("c", 2)); print()
def perms(s): yield from ([s] if len(s) < 2 else (s[i] + p for i in range(len(s)) for p in perms(s[:i] + s[i + 1:])))
print(*perms("abc"), sum(1 for _ in perms("abcde")))
def inorder(t): yield from (() if t is None else [*inorder(t[0]), t[1], *inorder(t[2])])
print(list(inorder(((None, 1, None), 2, (None, 3, None)))))
def gcd_steps(a, b):
    while b: yield a, b; a, b = b, a % b
    return a
g = gcd_steps(48, 18); print([*g]); 
def spy():
    r = yield from gcd_steps(48, 18); print("gcd", r)
list(spy())
