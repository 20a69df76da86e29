# What the number types have, and how their methods refuse.
for typ in (int, float, complex, bool):
    print(typ.__name__, typ.__mro__, typ.__module__, sorted(n for n in dir(typ) if n not in dir(object)))
for bad in ("(5).bit_length(1)", "(5).bit_length(x=1)", "int.bit_length()", "int.bit_length('a')", "(5).conjugate(1)", "(5).to_bytes(1, 2, 3, 4)", "(5).to_bytes(foo=1)", "int.from_bytes(1, 2, 3)", "(5).__add__()", "(5).__add__(1, 2)", "(5).__add__('a')", "int.__add__(1)", "int.__add__()", "int.__add__('a', 1)", "(5).__neg__(1)", "(5).__pow__(2, 3)", "(5).__pow__(2, None)", "(5).__rpow__(2)", "(2).__rpow__(3, 5)", "(5).__divmod__(3)", "(5).__rdivmod__(3)", "(5).__divmod__(3.0)", "(5).__format__()", "(5).__format__(5)", "(1.5).__format__(5)", "(5).real", "(5).imag", "(5).foo", "setattr(5, 'real', 1)", "setattr(5, 'foo', 1)", "delattr(5, 'real')", "(5).numerator", "(5).denominator", "5()", "5[0]", "5 .x", "len(5)", "iter(5)", "for_ = 5", "next(5)", "int.__new__()", "int.__new__(5)", "int.__new__(str)", "int.__new__(bool)", "object.__new__(int)", "object.__new__(bool)", "float.__new__(int)", "abs('a')", "abs(-5.5)", "abs(True)", "-True", "+True", "not 5", "divmod(5)", "divmod(5, 'a')", "divmod(5.5, 2)", "hash(5.5)", "int.real", "hex(255)", "hex(-255)", "hex(1.5)", "bin('a')", "oct(8)", "chr(65.0)", "ord(5)", "sum([1, 2.5, 3j])", "sum([0.1] * 10)", "min(1, 2.0)", "int.__doc__ is None", "type(5)(6)", "(5).__class__", "(5).__int__()", "(5).__float__()", "(5).__index__()", "(5.9).__int__()", "(5).__ceil__()", "(5).__bool__()", "(5).__hash__()", "(5).__repr__()", "(5).__str__()", "(5).__lt__(6)", "(5).__lt__('a')", "int.__lt__(5, 6)", "(5).__lshift__(2)", "(5).__rlshift__(2)", "(5).__rsub__(7)", "(5).__rfloordiv__(17)", "(5).__rmod__(17)", "(5).__rtruediv__(17)", "(5).__and__(4)", "(5).__rand__(4)", "5 .__getnewargs__()"):
    try:
        print(bad, "->", eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)

class Half:
    "Half of a number, to see which operand is asked."
    def __init__(self, v):
        self.v = v
    def __repr__(self):
        return f"Half({self.v})"
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "divmod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul"):
    def forward(self, other, name=name):
        return f"{name} {other}"
    def reflected(self, other, name=name):
        return f"r{name} {other}"
    setattr(Half, f"__{name}__", forward)
    setattr(Half, f"__r{name}__", reflected)
h = Half(3)
for x in (1, 2.5, 3j, True, 10**30):
    print(h + x, x + h, h - x, x - h, h * x, x * h, h / x, x / h, h // x, x // h, h % x, x % h, divmod(h, x), divmod(x, h), h ** x, x ** h, h << x, x << h, h & x, x & h, h | x, x ^ h, h @ x, x @ h)
class Nope:
    def __add__(self, other):
        return NotImplemented
    __radd__ = __mul__ = __rmul__ = __lt__ = __eq__ = __add__
for bad in ("Nope() + 1", "1 + Nope()", "1.5 * Nope()", "Nope() < 1", "1 < Nope()", "Nope() == 1", "1j + Nope()"):
    try:
        print(bad, "->", eval(bad))
    except TypeError as e:
        print(bad, "->", e)
