def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]

def endless():
    known = {}
    n = 2
    while True:
        if n not in known:
            yield n
            known[n * n] = [n]
        else:
            for p in known.pop(n):
                known.setdefault(n + p, []).append(p)
        n += 1

def factors(n):
    d = 2
    while d * d <= n:
        while n % d == 0:
            yield d
            n //= d
        d += 1
    if n > 1:
        yield n

def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True

print(sieve(100), len(sieve(20000)))
print([p for p, _ in zip(endless(), range(25))], [p for p, _ in zip(endless(), range(25))] == sieve(100))
for n in [1, 2, 12, 97, 360, 2 ** 16 + 1, 600851475143, 10 ** 10]:
    print(n, list(factors(n)))
print([n for n in range(2, 200) if is_prime(n)] == sieve(199), is_prime(2 ** 89 - 1), is_prime(2 ** 89 + 1), is_prime(2 ** 127 - 1))
print([n for n in range(1, 1000) if sum(d for d in range(1, n) if n % d == 0) == n])
def gcd(a, b):
    while b: a, b = b, a % b
    return a
print(gcd(462, 1071), [sum(gcd(i, n) == 1 for i in range(1, n + 1)) for n in range(1, 21)])
def goldbach(n): return next((p, n - p) for p in sieve(n) if is_prime(n - p))
print([goldbach(n) for n in range(4, 60, 6)])
