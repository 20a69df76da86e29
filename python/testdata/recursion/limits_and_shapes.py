import sys
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(500), sys.getrecursionlimit())
def forever(): return forever()
try: forever()
except RecursionError as e: print(e)
sys.setrecursionlimit(200)
try: depth(500)
except RecursionError as e: print(e)
sys.setrecursionlimit(1000)
for bad in (0, -1, "x"):
    try: sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
class R:
    def __repr__(self): return repr(self)
class E:
    def __eq__(self, o): return self == o
class A:
    def __getattr__(self, n): return getattr(self, n + "x")
class C:
    def __call__(self): return self()
class I:
    def __add__(self, o): return self + o
for f in (lambda: repr(R()), lambda: E() == E(), lambda: A().x, lambda: C()(), lambda: I() + 1, lambda: str(R()), lambda: f"{R()}"):
    try: f()
    except RecursionError as e: print(type(e).__name__, str(e)[:32])
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(100), odd(51))
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
def power(b, n): return 1 if n == 0 else power(b * b, n // 2) * (b if n % 2 else 1)
def digits(n): return [n] if n < 10 else digits(n // 10) + [n % 10]
def flatten(x): return [y for i in x for y in flatten(i)] if isinstance(x, list) else [x]
def reverse(s): return s if len(s) < 2 else reverse(s[1:]) + s[0]
def palindrome(s): return len(s) < 2 or s[0] == s[-1] and palindrome(s[1:-1])
def deep(n): return [] if n == 0 else [deep(n - 1)]
print(gcd(1071, 462), power(3, 50), digits(90210), flatten([1, [2, [3, [[4]]]]]), reverse("recursion"), palindrome("level"), deep(5))
def catalan(n): return 1 if n < 2 else sum(catalan(i) * catalan(n - 1 - i) for i in range(n))
def mc91(n): return n - 10 if n > 100 else mc91(mc91(n + 11))
def tak(x, y, z): return z if y >= x else tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
def hof_f(n): return 1 if n == 0 else n - hof_m(hof_f(n - 1))
def hof_m(n): return 0 if n == 0 else n - hof_f(hof_m(n - 1))
print([catalan(n) for n in range(9)], mc91(50), tak(10, 6, 2), [hof_f(n) for n in range(12)], [hof_m(n) for n in range(12)])
l = []; l.append(l); d = {"d": None}; d["d"] = d; t = ([],); t[0].append(t); s = [l, d, t]; s.append(s)
print(l, d, t, s)
for f in (lambda: l == [l], lambda: [l] == [[l]] if False else l == l, lambda: hash((1, (2, (3,)))) == hash((1, (2, (3,))))):
    try: print(f())
    except RecursionError as e: print("RecursionError", str(e)[:32])
def fold(f, z, xs): return z if not xs else f(xs[0], fold(f, z, xs[1:]))
print(fold(lambda a, b: a + b, 0, list(range(50))), fold(lambda a, b: [a] + b, [], "abc"), fold(lambda a, b: b + [a], [], "abc"))
trampoline = lambda f: (lambda *a: (lambda r: [r := r() for _ in iter(lambda: callable(r), False)] and r or r)(f(*a)))
def count(n): return "done" if n == 0 else lambda: count(n - 1)
r = count(3000)
while callable(r): r = r()
print(r)
