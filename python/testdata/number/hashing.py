# Equal numbers have equal hashes, of whatever types; and the hashes are CPython's.
P = 2**61 - 1
NUMBERS = [0, 1, -1, -2, P, -P, P - 1, P + 1, 2 * P, -2 * P - 1, 2**61, 2**64, -2**64, 10**50, -10**50, 2**1000, True, False]
print([hash(n) for n in NUMBERS])
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 1e10, 1e16, 1e300, 5e-324, -1e-300, 2.0**61, 2.0**62 - 2.0**10, float("inf"), float("-inf"), 3.14, 0.1]
print([hash(f) for f in FLOATS])
COMPLEX = [0j, 1j, -1j, 1 + 1j, 1.5 - 2j, complex(-1, 0), complex(0, -0.0), complex(float("inf"), 1), complex(2**61, 2**61)]
print([hash(c) for c in COMPLEX])
for n in NUMBERS:
    try:
        f = float(n)
    except OverflowError:
        continue
    if int(f) == n:
        assert hash(f) == hash(n) == hash(complex(f)), n
        assert f == n and {n: 1}[f] == 1
values = {}
for v in [1, 1.0, True, 1 + 0j, 2, 2.0, 0, 0.0, -0.0, False, 10**20, 1e20, 10**23, 1e23]:
    values.setdefault(v, []).append(v)
print(values)
print(hash((1, 2.0, 3j)) == hash((1.0, 2, 3j)), hash((1, 2)), hash(()), hash((0, -1)))

class H:
    def __init__(self, h):
        self.h = h
    def __hash__(self):
        return self.h
print([hash(H(h)) for h in (0, -1, -2, 2**61, 2**63, -2**63, 10**30, True)])
for bad in (H(1.5), H("a"), [], {}, set()):
    try:
        hash(bad)
    except TypeError as e:
        print(e)
