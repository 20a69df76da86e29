z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, +z, z + 1, z - 1j, z * z, z / 2, z ** 2, 1 / z, z == 3 + 4j, z != 3, complex(3) == 3, hash(complex(3)) == hash(3), bool(0j), z * 1.5, 2 ** z, z ** 0.5, z ** -1, 0j ** 0)
print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex("j"), complex("-j"), complex(" (1-2.5j) "), complex("1e3"), complex("infj"), complex("nan"), complex(1j, 2j), complex(real=1, imag=3), complex(1.5, -0.0), complex(-0.0, -0.0), 1j * 1j, -0j, 0j, -1j, 1 - 0j, complex("1_0j"), complex(True), complex.__name__)
print([repr(x) for x in (1e16 + 1j, 1e-7j, 1.0 + 0.1j, complex(float("inf"), float("nan")), complex(0, float("-inf")), 1e300 * 1e300j, -1.5 - 2.5j)])
print(f"{z}", f"{z:.2f}", f"{z:>12}|", f"{z:+.1e}", f"{z:g}", f"{1e10j:,}", f"{z:^15}|", str(z), format(z, ""), "%s" % z)
for t in ["z < 1", "z // 1", "z % 1", "divmod(z, 1)", "int(z)", "float(z)", "complex('')", "complex('1 + 2j')", "complex('a')", "complex([])", "complex('1', 1)", "complex(1, 'a')", "z / 0", "0j ** -1", "0j ** 1j", "round(z)", "f'{z:d}'", "f'{z:%}'", "f'{z:05}'", "f'{z:=12}'", "max(z, 1)", "sorted([1j, 0j])", "hash(z)", "range(1j)", "[1][1j]", "z & 1", "~z", "z.real.x", "pow(z, 2, 3)", "(1e200+1e200j) ** 5", "abs(1e308+1e308j)", "z.real + 'a'", "complex(1, 2, 3)", "complex(x=1)"]:
    try: print(t, "=", eval(t))
    except Exception as e: print(t, "!", type(e).__name__, e)
try: z.real = 1
except AttributeError as e: print(e)
class C(complex):
    def __add__(self, o): return "custom"
print(C(1, 2), C(1) + 1, 1 + C(1), type(C(1) * 2).__name__, C(1, 2) == 1 + 2j)
class D:
    def __complex__(self): return 5j
    def __float__(self): return 2.5
class E:
    def __float__(self): return 2.5
class F:
    def __index__(self): return 7
print(complex(D()), complex(E()), complex(F()), complex(E(), E()))
roots = [(-2 + s * (4 - 20) ** 0.5) / 2 for s in (1, -1)]; print([f"{r:.3f}" for r in roots], [f"{r * r + 2 * r + 5:.3f}" for r in roots])
import cmath, math
print(f"{cmath.exp(1j * math.pi):.3f}", cmath.sqrt(-4), cmath.phase(-1), cmath.polar(1j), f"{cmath.rect(2, math.pi / 2):.3f}", cmath.isnan(complex("nan")), f"{cmath.log(1j):.4f}", f"{cmath.sin(1 + 1j):.6f}")
def fft(a):
    n = len(a)
    if n == 1: return a
    even, odd = fft(a[::2]), fft(a[1::2])
    t = [cmath.exp(-2j * math.pi * k / n) * odd[k] for k in range(n // 2)]
    return [even[k] + t[k] for k in range(n // 2)] + [even[k] - t[k] for k in range(n // 2)]
print([f"{abs(x):.3f}" for x in fft([1, 1, 1, 1, 0, 0, 0, 0])], [f"{x:.2f}" for x in fft([1, 2, 3, 4])])
print(sum([1j, 2, 3.5]), 3 + 4j in [3 + 4j], {1 + 0j: "one"}[1], (1 + 2j).__add__(1), (1 + 2j).__eq__("a"), (1j).__bool__(), z.__getnewargs__(), 1j.imag, 5 .imag)
