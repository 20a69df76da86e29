import functools
def memo(f):
    cache = {}
    @functools.wraps(f)
    def inner(*args):
        if args not in cache: cache[args] = f(*args)
        return cache[args]
    inner.cache = cache
    return inner
@memo
def fib(n):
    "The nth Fibonacci number."
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.cache), fib.__name__, fib.__doc__, fib.__wrapped__(3))
@functools.lru_cache(maxsize=3)
def square(n): print("computing", n); return n * n
print([square(n) for n in (1, 2, 1, 3, 4, 1, 2)], square.cache_info())
square.cache_clear(); print(square.cache_info(), square.cache_parameters())
@functools.cache
def edit(a, b):
    if not a or not b: return len(a) + len(b)
    return min(edit(a[1:], b) + 1, edit(a, b[1:]) + 1, edit(a[1:], b[1:]) + (a[0] != b[0]))
for pair in [("kitten", "sitting"), ("", "abc"), ("same", "same"), ("saturday", "sunday")]: print(*pair, edit(*pair))
@memo
def lcs(a, b):
    if not a or not b: return ""
    if a[0] == b[0]: return a[0] + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]), key=len)
print(lcs("AGGTABXY", "GXTXAYBY"), lcs("abc", "xyz") == "")
class Memo(dict):
    def __init__(self, f): self.f = f
    def __missing__(self, key): self[key] = v = self.f(self, key); return v
    def __call__(self, key): return self[key]
@Memo
def collatz(self, n): return 1 if n == 1 else 1 + self(n // 2 if n % 2 == 0 else 3 * n + 1)
print(max((collatz(n), n) for n in range(1, 1000)), len(collatz), collatz(27))
@functools.cache
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
print([ackermann(m, n) for m in range(3) for n in range(4)], ackermann(3, 4))
@memo
def grid(r, c): return 1 if r == 0 or c == 0 else grid(r - 1, c) + grid(r, c - 1)
print([[grid(r, c) for c in range(6)] for r in range(6)], grid(20, 20))
@functools.cache
def matrix_chain(dims):
    if len(dims) < 3: return 0
    return min(matrix_chain(dims[:k + 1]) + matrix_chain(dims[k:]) + dims[0] * dims[k] * dims[-1] for k in range(1, len(dims) - 1))
print(matrix_chain((40, 20, 30, 10, 30)))
try: fib([1])
except TypeError as e: print(e)
try: edit({}, [])
except TypeError as e: print(e)
