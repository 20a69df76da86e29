def escape(c, limit=40):
    z = 0j
    for n in range(limit):
        z = z * z + c
        if abs(z) > 2: return n
    return limit
SHADES = " .:-=+*#%@"
for y in range(-10, 11):
    print("".join(SHADES[escape(complex(x / 20, y / 9)) * (len(SHADES) - 1) // 40] for x in range(-42, 15)).rstrip())
def newton(f, d, x, n=20):
    for _ in range(n):
        if d(x) == 0: break
        x -= f(x) / d(x)
    return x
print([f"{newton(lambda z: z ** 3 - 1, lambda z: 3 * z * z, s):.6f}" for s in (1 + 1j, -1 + 1j, -1 - 1j, 2)])
print(f"{newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0):.15f}")
def julia(c, size=11):
    for y in range(-size // 2, size // 2 + 1):
        row = ""
        for x in range(-2 * size, 2 * size + 1):
            z, n = complex(x / size, y / (size / 2)), 0
            while abs(z) < 2 and n < 30: z, n = z * z + c, n + 1
            row += " .-+*#"[n // 6] if n < 30 else "@"
        print(row.rstrip())
julia(-0.8 + 0.156j)
def sierpinski(n): return ["*"] if n == 0 else [" " * 2 ** (n - 1) + l + " " * 2 ** (n - 1) for l in sierpinski(n - 1)] + [l + " " + l for l in sierpinski(n - 1)]
print("\n".join(l.rstrip() for l in sierpinski(3)))
def rule(n, width=31, steps=8):
    row = [i == width // 2 for i in range(width)]
    for _ in range(steps):
        yield "".join(" #"[c] for c in row).rstrip()
        row = [bool(n >> (row[i - 1] * 4 + row[i] * 2 + row[(i + 1) % width]) & 1) for i in range(width)]
for n in (30, 90): print(*rule(n), sep="\n")
def pascal(n):
    row = [1]
    for _ in range(n): yield row; row = [a + b for a, b in zip([0] + row, row + [0])]
for row in pascal(8): print(" ".join(f"{x:2}" for x in row).center(30).rstrip())
