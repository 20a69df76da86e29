# Programs that lean on big ints: primes, roots, continued fractions, digits of pi and e.
def isqrt(n):
    x = 1 << ((n.bit_length() + 1) // 2)
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y

def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, r = n - 1, 0
    while d % 2 == 0:
        d //= 2
        r += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True

def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

def egcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - (a // b) * y

def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))

print(isqrt(2 * 10**100), isqrt(10**200 + 1), isqrt(17))
print([n for n in range(2, 100) if is_prime(n)], is_prime(2**127 - 1), is_prime(2**128 + 1), is_prime(10**18 + 9))
print(gcd(2**200 - 1, 2**120 - 1), egcd(10**30 + 57, 10**20 + 39), pow(10**20 + 39, -1, 10**30 + 57))
print(pi_digits(200))
e_num, e_den = 1, 1
for k in range(60, 0, -1):
    e_num, e_den = e_den * k + e_num, e_den * k
print(e_num * 10**70 // e_den)
# RSA with toy primes.
p, q = 2**89 - 1, 2**107 - 1
n, phi, e = p * q, (p - 1) * (q - 1), 65537
d = pow(e, -1, phi)
message = int.from_bytes(b"short links", "big")
cipher = pow(message, e, n)
print(cipher, pow(cipher, d, n).to_bytes(11, "big"))
# Digits in all bases there and back.
def digits(n, b):
    out = ""
    while n:
        n, r = divmod(n, b)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[r] + out
    return out or "0"
for b in range(2, 37):
    n = 3**50 * b + b - 1
    assert int(digits(n, b), b) == n
    print(b, digits(n, b))
# Collatz, Ackermann-like growth, factorial digits.
def collatz(n):
    steps = 0
    while n != 1:
        n = 3 * n + 1 if n & 1 else n >> 1
        steps += 1
    return steps
print([collatz(n) for n in (27, 97, 2**40 - 1, 10**25 + 1)])
f = 1
for i in range(2, 301):
    f *= i
print(sum(map(int, str(f))), len(str(f)), f % (10**9 + 7), f >> 2000)
