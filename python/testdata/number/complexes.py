# Complex numbers: arithmetic, signs of zeros, text, attributes.
VALUES = [0j, 1j, -1j, 1 + 2j, -1.5 + 0.25j, complex(0, -0.0), complex(-0.0, 0.0), complex(-0.0, -0.0), complex(1, float("inf")), complex(float("nan"), 1), 1e300 + 1e300j, 1e-320j]
for v in VALUES:
    print(repr(v), str(v), v.real, v.imag, v.conjugate(), -v, +v, bool(v), v == v, v == v.real)
for a in VALUES[:5]:
    for b in VALUES[:5]:
        print(a + b, a - b, a * b, end=" ")
        try:
            print(a / b)
        except ZeroDivisionError as e:
            print(e)
print(1 + 2j - 3, 2 * (1 - 1j), (1 + 1j) / 2, 1 / (1 + 1j), 1.5 + 1j, True + 1j, 10**20 + 1j, 3 - 2j == -(-3 + 2j))
print(abs(3 + 4j), abs(-1j), abs(complex(float("inf"), float("nan"))), (3 + 4j).__abs__(), complex(3), complex(3, 4), complex("3+4j"), complex(1j, 2), complex(1, 2j), complex(real=1, imag=2), complex(imag=3))
print((1 + 2j).__getnewargs__(), (1j).__complex__(), hash(1 + 2j), 1j ** 2, (1 + 2j) ** 3, (1 + 2j) ** -1, (1 + 2j) ** 0, (1 + 0j) ** 0.5, 1j * 1j * 1j * 1j)
z = 1 + 1j
z += 1
z *= 2j
z -= 3
z /= 1 - 1j
z **= 2
print(z)
# The Mandelbrot set in text.
for y in range(-8, 9, 2):
    row = ""
    for x in range(-28, 13):
        c, z, n = complex(x / 14, y / 8), 0j, 0
        while n < 40 and abs(z) <= 2:
            z = z * z + c
            n += 1
        row += " .:-=+*#%@"[n // 5] if n < 40 else "@"
    print(row)
# A discrete Fourier transform by multiplication of roots.
data = [1, 2, 3, 4]
root = -1j
print([sum(v * root ** (k * i) for i, v in enumerate(data)) for k in range(4)])
for bad in ("1j < 2j", "int(1j)", "float(1j)", "1j // 2", "1j % 2", "divmod(1j, 2)", "round(1j)", "1j + 'a'", "complex([])", "complex('a')", "complex(1, 'a')", "complex('1', 2)", "(1j).real.x", "1j.x", "abs(1e308 + 1e308j)", "1j / 0", "[1][1j]", "math", "(1j).__add__('a')", "1j & 1", "~1j", "1j << 1", "hex(1j)", "complex.__new__(int)", "complex(1e400)", "complex(**{'real': 1, 'x': 2})", "setattr(1j, 'real', 2)"):
    try:
        print(bad, "->", eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
