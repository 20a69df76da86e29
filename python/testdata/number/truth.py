# bool is an int with two values and its own bitwise operators.
print(True + True, True * 3, True / 2, -True, True ** False, True << 2, [True & True, True | False, True ^ True, True & 1, 1 | False, True ^ 2])
print(True == 1, True is True, False == 0.0, True < 2, hash(True), {1: "one"}[True], {True: 1, 1: 2, 1.0: 3})
print(repr(True), str(False), f"{True}", f"{True:d}", f"{True:5}", f"{False:>6}", "%s %d %r" % (True, True, False), format(True, "x"), format(False, ".1f"))
print(int(True), float(False), complex(True), True.real, False.imag, True.numerator, True.bit_length(), True.to_bytes(1, "big"), True.as_integer_ratio())
print([bool(x) for x in (0, 1, -1, 0.0, -0.0, 1e-320, float("nan"), 0j, 1j, 10**100, "", "0", [], [0], (), {}, None, ...)])
print(bool(), bool(5), isinstance(True, int), issubclass(bool, int), bool.__mro__, type(True & 1), type(True & False))
print(sum([True, False, True]), max(True, 2), sorted([True, False, 2, -1]), [10, 20][True], "ab"[False])
print(round(True), abs(False), divmod(True, True), pow(True, 2), int.__and__(True, 3), bool.__or__(True, False))

class T:
    def __init__(self, v):
        self.v = v
    def __bool__(self):
        return self.v
class L:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
print(bool(T(True)), bool(T(False)), bool(L(0)), bool(L(3)))
for bad in (T(1), T(None), L(-1), L("x"), L(2**70)):
    try:
        print(bool(bad))
    except Exception as e:
        print(type(e).__name__, e)
for call in ("bool(1, 2)", "bool(x=1)", "True.x", "True()", "True[0]", "len(True)", "iter(True)", "bool.__new__(int)", "int.__new__(bool)", "True & 1.0", "True | 'a'"):
    try:
        print(call, eval(call))
    except Exception as e:
        print(call, type(e).__name__, e)
