# Division: signs, zeros of both signs, infinities, and the identity that divmod keeps.
INTS = [7, -7, 1, -1, 2, -2, 0, 10**20, -10**20 - 7, 2**63, -2**63]
FLOATS = [7.5, -7.5, 0.0, -0.0, 1e-20, -1e-20, 2.0, -2.0, 1e300, float("inf"), float("-inf"), float("nan"), 5e-324]
for a in INTS:
    for b in INTS:
        try:
            q, r = divmod(a, b)
            assert a == q * b + r and (r == 0 or (r < 0) == (b < 0)) and q == a // b and r == a % b
            print(a, b, q, r, a / b)
        except ZeroDivisionError as e:
            print(a, b, e)
for a in FLOATS:
    for b in FLOATS:
        for name, op in (("//", lambda x, y: x // y), ("%", lambda x, y: x % y), ("/", lambda x, y: x / y), ("divmod", divmod)):
            try:
                print(a, name, b, "=", op(a, b))
            except ZeroDivisionError as e:
                print(a, name, b, "=", e)
for a in (3, -3, True, 10**25):
    for b in (0.5, -0.75, 2.0):
        print(a // b, a % b, divmod(a, b), a / b, b // a, b % a, b / a)
for bad in ("1 // 0", "1 % 0", "1 / 0", "divmod(1, 0)", "1.0 // 0", "1.0 % 0", "1.0 / 0", "divmod(1.0, 0)", "1j / 0", "0 ** -1", "0.0 ** -1", "0j ** -1", "pow(2, -1, 4)", "pow(2, 1, 0)", "1j // 1", "1j % 1", "divmod(1j, 1)", "divmod('a', 1)", "1 // 'a'", "1 % None", "[] / 1", "1 << -1", "1 >> -1", "1 << 1.0", "1.0 << 1", "~1.5", "-'a'", "1 @ 2"):
    try:
        print(bad, "->", eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
