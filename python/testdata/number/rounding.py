# round() goes to the even neighbour, decides by the exact value, and knows tens and hundreds too.
for x in (0.5, 1.5, 2.5, -0.5, -1.5, 0.49999999999999994, 4503599627370497.5, 1e16, -2.5):
    print(x, round(x), round(x, None), type(round(x)), round(x, 0), x.__floor__(), x.__ceil__(), x.__trunc__())
for x in (2.675, 1.005, 0.125, 0.375, 1234.5678, -1234.5678, 1e22, 1.23456789e-10, 5e-324, 1.7976931348623157e308):
    print(x, [round(x, n) for n in (-400, -5, -3, -2, -1, 0, 1, 2, 3, 10, 15, 16, 20, 300, 400)] if x < 1e300 else [round(x, n) for n in (-310, 0, 5)])
for n in (5, 15, 25, 35, -5, -15, 149, 150, 151, 250, 10**20 + 5 * 10**9, 0, 2**70):
    print(n, [round(n, k) for k in (5, 0, -1, -2, -3, -10, -11, -25)])
for bad in ("round(1.5, 'a')", "round(1.5, 1.0)", "round(1, 1.0)", "round('a')", "round(float('inf'))", "round(float('nan'))", "round(float('inf'), 2)", "round(1.7e308, -308)", "round()", "round(1, 2, 3)", "round(None)", "round(1j)", "round(number=2.567, ndigits=1)", "(5).__round__(None)", "(5.5).__round__(None)", "round(1.25, ndigits=1)", "round(1.5, 10**30)", "round(1.5, -10**30)"):
    try:
        print(bad, "->", eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)

class R:
    def __round__(self, n="none"):
        return ("rounded", n)
print(round(R()), round(R(), 3), round(R(), None))
total = 0.0
for i in range(1000):
    total += round(i / 7, 3)
print(total, sum(round(i / 7, 3) for i in range(1000)))
