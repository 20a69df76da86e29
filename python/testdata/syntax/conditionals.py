def kind(n):
    if n < 0: return "negative"
    elif n == 0: return "zero"
    elif n < 10: return "small"
    else: return "large"
print([kind(n) for n in (-1, 0, 5, 50)])
for v in [0, 1, -1, 0.0, 1e-9, "", " ", [], [0], (), (None,), {}, {0: 0}, set(), {0}, None, True, False, 0j, 1j, range(0), range(1), b"", b"0", float("nan"), object, len, ..., NotImplemented and 1 if False else ...]:
    print(repr(v)[:20], bool(v), not v, "yes" if v else "no", end=" | ")
print()
print(1 and 2, 0 and 2, 1 or 2, 0 or 2, 0 or "" or [], 1 and "a" and [], not 0 and 5, not (1 and 0), 1 if 0 else 2 if 0 else 3)
def say(x): print("say", x, end=" "); return x
print(say(0) and say(1), say(1) or say(2), say(0) or say(3) and say(4))
print(say(1) < say(2) < say(1) < say(5))
print(say(1) if say(0) else say(2))
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1, 1 == 1.0 == True, 1 < 2 > 1, 1 != 2 != 1, "a" < "b" < "c", 1 in [1] == True, (1 in [1]) == True, 5 in range(10) in [True])
class Truth:
    def __init__(self, v): self.v = v
    def __bool__(self): print("bool", self.v, end=" "); return self.v
    def __repr__(self): return f"T({self.v})"
print(Truth(True) and Truth(False), Truth(False) or Truth(True), not Truth(True))
if Truth(False) or not Truth(False): print("taken")
while not Truth(True): pass
print([x for x in map(Truth, (True, False)) if x], any([Truth(False), Truth(True), Truth(True)]), all([Truth(True), Truth(False), Truth(True)]))
class Sized:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(bool(Sized(0)), bool(Sized(3)))
class Bad:
    def __bool__(self): return 1
class Bad2:
    def __len__(self): return -1
class Bad3:
    def __len__(self): return "x"
class Bad4:
    def __bool__(self): raise ValueError("no truth")
for b in (Bad, Bad2, Bad3, Bad4):
    for test in (bool, lambda x: not x, lambda x: 1 if x else 2, lambda x: x and 1):
        try: print(test(b()))
        except Exception as e: print(type(e).__name__, e)
x = 5
assert x
assert x == 5, "never shown"
try: assert x == 6
except AssertionError as e: print(repr(e), e.args)
try: assert x > 10, f"x is {x}"
except AssertionError as e: print(repr(e))
try: assert 0, (1, 2)
except AssertionError as e: print(repr(e), e)
print(x if x is not None else "none", x not in (1, 2), not x in (1, 2))
if x: pass
if 0:
    print("dead")
elif "": print("dead")
else:
    if x > 3 and \
       x < 10: print("continued")
    if (x > 3
            or x < 0): print("parenthesised")
