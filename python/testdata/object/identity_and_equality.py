a = [1, 2]; b = a; c = [1, 2]
print(a is b, a is c, a == c, a is not c, id(a) == id(b), None is None, True is True, ... is Ellipsis, NotImplemented is NotImplemented, type(1) is int, a is a[:])
nan = float("nan"); l = [nan]
print(nan == nan, nan is nan, nan in l, l == l, l == [nan], l.index(nan), l.count(nan), {nan: 1}[nan], (nan,) == (nan,), {nan} == {nan}, nan != nan, [nan] != [nan], max(nan, 1.0) is nan)
print(1 == 1.0 == True == 1 + 0j, 0 == False == 0.0 == -0.0, "a" == b"a", [] == (), {} == set(), None == 0, None == False, "" == None, 1 == "1", [1] == (1,), range(3) == [0, 1, 2], b"a" == bytearray(b"a"), {1} == frozenset({1}), {}.keys() == set(), {1: 2}.items() == {(1, 2)}, 10 ** 20 == 1e20, 0.1 + 0.2 == 0.3, 1 << 64 == 2.0 ** 64)
class E:
    def __init__(self, r): self.r = r
    def __eq__(self, o): return self.r
    __hash__ = object.__hash__
for r in (True, False, NotImplemented, "truthy", 0, None, []):
    e = E(r); print(repr(r), repr(e == 1), repr(1 == e), repr(e != 1), e in [1], [e] == [1], e == e, (e,) == (e,))
class Loud:
    def __init__(self, n): self.n = n
    def __eq__(self, o): print(f"{self.n}=={getattr(o, 'n', o)}", end=" "); return isinstance(o, Loud) and self.n == o.n
    def __hash__(self): print(f"hash{self.n}", end=" "); return self.n
x, y = Loud(1), Loud(1)
print(x == y); print([x, y] == [x, y]); print([x, y] == [y, x]); print(x in [y]); print([y].index(x)); print({x: 1}.get(y)); print({x, y} == {x}); print((x, 1) < (y, 2)); print(x == 5, 5 == x); print([1, 2, x].count(y)); d = {x: "a"}; d[y] = "b"; print(len(d), d[x]); print(dict([(x, 1)]) == dict([(y, 1)]))
class Bad:
    def __eq__(self, o): raise ValueError("no comparing")
    __hash__ = object.__hash__
bad = Bad()
for f in (lambda: bad == 1, lambda: bad != 1, lambda: bad in [1], lambda: bad in [bad], lambda: [bad] == [1], lambda: [1].index(bad), lambda: [1].remove(bad), lambda: {bad: 1} == {bad: 1}, lambda: (bad,) == (bad,), lambda: 1 == bad, lambda: [bad].count(bad)):
    try: print(f())
    except ValueError as e: print("ValueError", e)
class A:
    def __eq__(self, o): print("A.eq", end=" "); return NotImplemented
class B(A):
    def __eq__(self, o): print("B.eq", end=" "); return NotImplemented
print(A() == B(), A() == A(), A() != B(), A() == 1)
class Lt:
    def __lt__(self, o): return "lt called"
    def __ge__(self, o): return "ge called"
print(Lt() < 1, 1 > Lt(), Lt() >= 1, 1 <= Lt(), Lt() < Lt())
for f in (lambda: Lt() > 1, lambda: Lt() <= 1, lambda: object() < object(), lambda: [] < {}, lambda: None < None, lambda: 1 < None, lambda: "a" > 1, lambda: 1j > 0, lambda: {} >= {}, lambda: int < str, lambda: (1, "a") < (1, 2), lambda: [[1]] < [["a"]]):
    try: print(f())
    except TypeError as e: print(e)
print((1, 2) < (1, 2, 3), (2,) > (1, 99), [] < [[]], "a" < "aa", (1, [2]) < (1, [3]), [1, 2] <= [1, 2], not (1, 2) < (1, 2), [[], [1]] > [[], [0, 9]], b"a" < b"b", {1} < {1, 2}, {1} < {2}, {1} > {2}, frozenset() <= {1}, False < True, 1 < True + 1, 0.5 < 1 < 1.5)
print(hash((1, 2)) == hash((1.0, 2.0)), hash("") == hash(b""), hash(0) == hash(0.0) == hash(False), hash(None) == hash(None), hash(int) == hash(int), hash(range(0)) == hash(range(5, 5)), hash(frozenset()) == hash(frozenset([])), hash(1 + 0j) == 1, hash(2.0) == 2)
