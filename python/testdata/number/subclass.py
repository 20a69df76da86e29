# Subclasses of the numbers: what keeps the class, what loses it, and what of them Python asks.
class I(int):
    def __repr__(self):
        return f"I({int(self)})"

class F(float):
    def __str__(self):
        return "F:" + float.__repr__(self)

class C(complex):
    pass

i, f, c = I(7), F(2.5), C(1, 2)
i.note = "attributes too"
print(repr(i), str(i), f"{i}", f"{i:d}", f"{i!r}", "%d" % i, i.note, i.__dict__)
print(repr(f), str(f), f"{f}", f"{f:.2f}", repr(c), str(c), f"{c:.1f}")
for v in [i + 1, 1 + i, i * i, -i, +i, ~i, abs(i), i // 2, i.real, i.conjugate(), int(i), i.__index__(), i.__trunc__(), round(i), i.numerator]:
    print(type(v).__name__, v)
for v in [f + 1, f * f, -f, +f, abs(f), f.real, f.conjugate(), float(f), c + 1, +c, -c, c.conjugate(), complex(c)]:
    print(type(v).__name__, v)
print(type(I.from_bytes(b"\x05", "big")), I.from_bytes(b"\x05"), type(F.fromhex("0x1p3")), I("12"), I("ff", 16), I(base=2, *["101"]) if False else I("101", base=2))
big = I(10**30)
print(big, big + 1, big == 10**30, hash(big) == hash(10**30), {10**30: "found"}[big])
print(I(5) == 5, 5 == I(5), I(5) < 6, hash(I(5)) == hash(5), [10, 20, 30][I(1)], "abc" * I(2), isinstance(i, int))

class Reflected(int):
    def __radd__(self, other):
        return f"radd {other!r}"
    def __add__(self, other):
        return f"add {other!r}"
    def __rpow__(self, other, mod=None):
        return f"rpow {other!r} {mod!r}"
    def __lt__(self, other):
        return "lt"
    def __rdivmod__(self, other):
        return "rdivmod"

r = Reflected(3)
print(1 + r, r + 1, 2 ** r, r < 4, 5 > r, divmod(7, r), 1.5 + r, 7 - r)

class Index:
    def __init__(self, v):
        self.v = v
    def __index__(self):
        return self.v

print(int(Index(5)), float(Index(5)), complex(Index(5)), "abcdef"[Index(2)], hex(Index(255)), round(1234.5678, Index(2)), 10 .__round__(Index(-1)), (300).to_bytes(Index(2), "big"), int("z", Index(36)))

class Int:
    def __int__(self):
        return 41
class Float:
    def __float__(self):
        return 1.25
class Complex:
    def __complex__(self):
        return 3 - 4j
class Bad:
    def __int__(self):
        return "no"
    __float__ = __complex__ = __index__ = __int__
print(int(Int()), float(Float()), complex(Float()), complex(Complex()))
for make in (int, float, complex, hex, round):
    try:
        print(make(Bad()))
    except TypeError as e:
        print(make.__name__, e)
for make in (int, float, complex):
    try:
        print(make(object()))
    except TypeError as e:
        print(make.__name__, e)
    try:
        print(make([1]))
    except TypeError as e:
        print(make.__name__, e)

class New(int):
    def __new__(cls, text, extra):
        self = super().__new__(cls, text)
        self.extra = extra
        return self
n = New("42", "more")
print(n, n.extra, type(n), n + n)
try:
    class B(bool):
        pass
except TypeError as e:
    print(e)
