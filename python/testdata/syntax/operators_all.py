class V:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"V({self.v})"
    def _op(name):
        def f(self, o): return f"{self!r} {name} {o!r}"
        return f
    for n, s in dict(add="+", sub="-", mul="*", truediv="/", floordiv="//", mod="%", matmul="@", lshift="<<", rshift=">>", xor="^").items():
        locals()[f"__{n}__"] = _op(s)
        locals()[f"__r{n}__"] = _op("r" + s)
        if n in ("add", "mul"): locals()[f"__i{n}__"] = _op(s + "=")
    __and__, __or__, __divmod__, __rdivmod__ = _op("&"), _op("|"), _op("divmod"), _op("rdivmod")
    def __pow__(self, o, m=None): return f"{self} ** {o} mod {m}"
    def __rpow__(self, o, m=None): return f"{o} r** {self}"
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __lt__(self, o): return "<"
    def __le__(self, o): return "<="
    def __eq__(self, o): return "=="
    def __ne__(self, o): return "!="
    def __gt__(self, o): return ">"
    def __ge__(self, o): return ">="
    def __contains__(self, o): return o
    def __getitem__(self, k): return k
    def __call__(self, *a, **k): return a, k
    def __round__(self, n=None): return "round", n
    del _op, n, s
a, b = V(1), V(2)
print(a + b, a - b, a * b, a / b, a // b, a % b, a @ b, a << b, a >> b, a ^ b, a & b, a | b, divmod(a, b), a ** b, pow(a, b, 3), sep="; ")
print(1 + a, 1 - a, "s" * a, 1 / a, 1 // a, 1.5 % a, [] @ a, 1 << a, 1 >> a, 1 ^ a, divmod(1, a), 2 ** a, sep="; ")
print(-a, +a, ~a, abs(a), a < b, a <= b, a == b, a != b, a > b, a >= b, round(a), round(a, 2), 1 < a, 1 == a)
print(5 in a, 0 in a, "" not in a, a[1], a[1:2], a[1, 2], a[::3, ...], a[()], a(1, *[2], k=3))
c = V(3); c += 1; print(c)
c = V(3); c *= 1; print(c)
c = V(3); c -= 1; print(c)
c = V(3); c **= 2; print(c)
c = V(3); c @= 2; print(c)
class R:
    def __radd__(self, o): return ("radd", o)
    def __rand__(self, o): return ("rand", o)
    def __eq__(self, o): return NotImplemented
print(1 + R(), None + R(), [] + R() if False else "x", {1} & R(), R() == 1, R() != 1, 1 == R())
for text in ["1 + 'a'", "'a' + 1", "[] + ()", "R() + 1", "None * 2", "{} < {}", "1 < 'a'", "[1] < [None]", "-'a'", "~1.5", "+[]", "1 << 2.0", "1 @ 2", "'a' - 'b'", "{} | []", "1 in 5", "len(5)", "'%d' % 'x'", "1 ** 'a'", "pow(2, 3, 'a')", "divmod(1, 'a')", "abs('x')", "1 // 0", "1 % 0", "1.0 / 0", "0 ** -1", "2 << -1", "object() < object()", "print + 1", "R @ R", "a.x", "1 .real + 'x'", "[].x", "() < 3", "1j < 2j", "1j // 1", "round('a')", "sum(['a'])", "{[]: 1}", "{[]}"]:
    try: print(text, "=", eval(text))
    except Exception as e: print(text, "!", type(e).__name__, e)
x = [1, 2]; x += "ab"; print(x)
try: x = [1]; x = x + "ab"
except TypeError as e: print(e)
try: x = 1; x += "a"
except TypeError as e: print(e)
try: x = (); x += [1]
except TypeError as e: print(e)
try: x = 1; x @= 2
except TypeError as e: print(e)
try: x = {}; x |= 5
except TypeError as e: print(e)
