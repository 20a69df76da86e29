class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def f(v):
    match v:
        case 0: return "zero"
        case 1 | 2 | 3 as n: return f"small {n}"
        case -1.5: return "negative float"
        case "a" | b"b": return "text"
        case None | True | False: return "singleton"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [x, y]: return f"two {x} {y}"
        case [1, *rest, 9]: return f"from 1 to 9: {rest}"
        case [first, *_, last]: return f"many {first} {last}"
        case {"type": "point", "x": x, **rest}: return f"point {x} {rest}"
        case {"k": [a, {"deep": d}]}: return f"deep {a} {d}"
        case {}: return "mapping"
        case Point(x=0, y=0): return "origin"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case Point(x, y=yy): return f"point {x},{yy}"
        case str(s) if len(s) > 3: return f"long {s}"
        case str(): return "short"
        case int(n) | float(n): return f"number {n}"
        case _: return "other"
for v in [0, 2, -1.5, "a", b"b", None, True, [], [5], (1, 2), [1, 2, 3, 9], [4, 5, 6], {"type": "point", "x": 1, "z": 2},
          {"k": [1, {"deep": 2}]}, {}, {"q": 1}, Point(0, 0), Point(2, 2), Point(1, 5), "abcdef", "xy", 77, 2.5, {1}, object, range(3)]:
    print(type(v).__name__, "->", f(v))
class Color:
    RED = 1
    GREEN = 2
def color(c):
    match c:
        case Color.RED: return "red"
        case Color.GREEN: return "green"
    return "unknown"
print(color(1), color(2), color(3))
match (1, (2, [3, 4])):
    case (a, (b, [c, *d])):
        print(a, b, c, d)
match {"a": 1}:
    case {"a": int() as n}: print("n", n)
try:
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as e:
    print(e)
try:
    match 1:
        case int(1, 2): pass
except TypeError as e:
    print(e)
match = case = 3
print(match, case)
x = 5
match x:
    case y if y > 10: print("big")
    case y: print("bound", y)
