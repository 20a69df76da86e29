# Ints, floats and complex numbers compare by their exact values.
inf, nan = float("inf"), float("nan")
VALUES = [0, -0.0, 1, 1.0, True, 2**53, 2.0**53, 2**53 + 1, 2**63, 2.0**63, 2**63 - 1, -2**63, -2.0**63, 10**22, 1e22, 10**23, 1e23, 10**400, -10**400, 1e308, inf, -inf, nan, 0.1, -1.5, 5e-324]
for a in VALUES:
    print(a if abs(a) < 1e300 else "large", "".join("<"[a < b :] and ("<" if a < b else "=" if a == b else ">" if a > b else "?") for b in VALUES))
for a in VALUES:
    for b in VALUES:
        assert (a < b) == (b > a) and (a <= b) == (b >= a) and (a == b) == (b == a) and (a != b) == (not a == b)
        if a == a and b == b:
            assert (a < b) + (a == b) + (a > b) == 1
print(sorted([3, 2.5, True, 10**30, -inf, 1e30, inf, -7, 0.0]), min(2, 1.5, 10**20), max(2.5, 2, inf))
print(1 == 1 + 0j, 2.5 == 2.5 + 0j, 1j == 1, 2**53 + 1 == complex(2**53), 10**400 == 1j, (1 + 1j) != (1 - 1j), 1j == "a", 1 == "1", 1.0 == None)
print(nan == nan, nan != nan, nan < 1, nan in [1, 2], 1 < 2 < 3.0 < inf, 3 > 2 >= 2.0 != 1)
for bad in ("1j < 1", "1 < 1j", "1.0 >= 1j", "1 < 'a'", "1.0 < None", "None < 1", "[] < 1", "True < ''", "(1).__lt__(1.0)", "(1.0).__lt__(1)", "(1.0).__eq__('a')", "(1j).__lt__(2)", "(1j).__eq__(1)", "(1).__eq__(1.0)", "max(1, 'a')", "sorted([1, 'a'])", "max(1j, 2j)"):
    try:
        print(bad, "->", eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
