def factorial(n): return 1 if n < 2 else n * factorial(n - 1)
print(factorial(30), len(str(factorial(200))), sum(map(int, str(factorial(100)))))
def pi():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
print("".join(str(d) for d, _ in zip(pi(), range(120))))
def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x: x, y = y, (y + n // y) // 2
    return x
print(isqrt(2 * 10 ** 100), isqrt(10 ** 40) == 10 ** 20)
def egcd(a, b):
    if not b: return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y
g, x, y = egcd(2 ** 100 + 277, 3 ** 60 + 2)
print(g, x, y, (2 ** 100 + 277) * x + (3 ** 60 + 2) * y)
def crt(pairs):
    r, m = 0, 1
    for a, n in pairs:
        k = (a - r) * pow(m, -1, n) % n
        r, m = r + m * k, m * n
    return r, m
print(crt([(2, 3), (3, 5), (2, 7)]), crt([(1, 10 ** 9 + 7), (2, 998244353), (3, 10 ** 9 + 9)]))
class Fraction:
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = egcd(n, d)[0] or 1
        if d // g < 0: g = -g
        self.n, self.d = n // g, d // g
    def __add__(self, o): o = o if isinstance(o, Fraction) else Fraction(o); return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __mul__(self, o): o = o if isinstance(o, Fraction) else Fraction(o); return Fraction(self.n * o.n, self.d * o.d)
    __rmul__ = __mul__
    def __truediv__(self, o): return self * Fraction(o.d, o.n)
    def __neg__(self): return Fraction(-self.n, self.d)
    def __sub__(self, o): return self + -o
    def __float__(self): return self.n / self.d
    def __eq__(self, o): return (self.n, self.d) == (o.n, o.d) if isinstance(o, Fraction) else self.d == 1 and self.n == o
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
print(sum(Fraction(1, n) for n in range(1, 31)), float(sum(Fraction(1, n) for n in range(1, 31))), Fraction(6, -4), Fraction(1, 2) / Fraction(3, 4), 2 * Fraction(1, 2) == 1)
def bernoulli(n):
    a = []
    for m in range(n + 1):
        a.append(Fraction(1, m + 1))
        for j in range(m, 0, -1): a[j - 1] = j * (a[j - 1] - a[j])
    return a[0]
print([bernoulli(n) for n in range(0, 17, 2)])
try: Fraction(1, 0)
except ZeroDivisionError as e: print(e)
def fib(n):
    if n == 0: return 0, 1
    a, b = fib(n // 2)
    c, d = a * (2 * b - a), a * a + b * b
    return (d, c + d) if n % 2 else (c, d)
print(fib(300)[0], str(fib(5000)[0])[:20], fib(5000)[0] % 10 ** 20)
print(2 ** 521 - 1, (2 ** 521 - 1) >> 500, -(2 ** 70) // 3, -(2 ** 70) % 1000, divmod(10 ** 30, -7), hex(3 ** 80), (3 ** 80).bit_length(), ~(2 ** 65), (2 ** 65 + 5) & (2 ** 66 - 1) ^ 2 ** 64)
