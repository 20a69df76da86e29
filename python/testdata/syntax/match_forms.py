class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Colour: RED, BLUE = "red", "blue"
def m(v):
    match v:
        case 0 | 1 | -1: return "tiny int"
        case 3.5: return "float"
        case 1 + 2j: return "complex"
        case "a" "b": return "ab"
        case b"x": return "bytes"
        case None: return "None"
        case True: return "never"
        case Colour.RED: return "red value"
        case []: return "empty seq"
        case [x]: return f"one {x}"
        case [1, 2, *rest]: return f"12 then {rest}"
        case [first, *_, last] if first == last: return f"same ends {first}"
        case (a, [b, *c], d): return f"nested {a} {b} {c} {d}"
        case {"type": "p", "x": x, **rest}: return f"dict p {x} {rest}"
        case {"k": [_, y]}: return f"dict k {y}"
        case {}: return "mapping"
        case Point(x=0, y=0): return "origin"
        case Point(x, 0): return f"on x at {x}"
        case Point(0, y=yy): return f"on y at {yy}"
        case Point() as p if p.x == p.y: return f"diagonal {p.x}"
        case Point(x=int() | float() as n): return f"point num {n}"
        case int(n) if n > 100: return f"big {n}"
        case int() | float(): return "number"
        case str(s): return f"str {s!r}"
        case set() | frozenset(): return "set"
        case bool(): return "bool never"
        case (_, _) as pair: return f"pair {pair}"
        case _: return f"other {type(v).__name__}"
for v in [0, 1, True, False, -1, 3.5, 1 + 2j, "ab", b"x", None, "red", [], (), [5], (1, 2), (1, 2, 3, 4), [7, 8, 7], (9, 9), [1, [2, 3], 4], [1, "23", 4],
          {"type": "p", "x": 1, "z": 2}, {"type": "p"}, {"k": (1, 2)}, {"k": 1}, {}, Point(0, 0), Point(4, 0), Point(0, 4), Point(3, 3), Point(1, 2), Point("a", "b"),
          101, 50, 2.5, "text", {1}, frozenset(), range(2), range(3), b"", object, (5, 6), bytearray(b"x"), "", iter([1])]:
    print(f"{v!r:.24}" if not isinstance(v, Point) and "0x" not in repr(v) else "P", "->", m(v))
def commands(c):
    match c.split():
        case ["go", ("north" | "south") as d]: return "going " + d
        case ["get", *items] if len(items) > 1: return f"getting {len(items)}"
        case ["get", item]: return "getting " + item
        case [cmd, *_]: return "unknown " + cmd
        case []: return "nothing"
print([commands(c) for c in ["go north", "go up", "get a", "get a b", "", "x y"]])
match 5, 6:
    case a, b: print(a, b)
match [1, 2, 3]:
    case [*all]: print(all)
match {"a": 1}:
    case {"a": v, "b": _}: print("no")
    case {"a": v}: print("a", v)
x = "unchanged"
match 5:
    case str(x): pass
    case int() as y: print(x, y)
match = 3; case = 4
print(match, case, match * case)
def side(v):
    match v:
        case [a, b] if print("guard", a, b): return 1
        case [a, 5]: return 2
        case [a, b]: return a, b
print(side([1, 5]), side([1, 2]))
class Bad: __match_args__ = "x"
class Bad2: __match_args__ = (1,)
for cls in (Bad, Bad2, Point, object):
    try:
        match cls() if cls is not Point else Point(1, 2):
            case cls(a, b, c): print("matched")
            case _: print("no match")
    except TypeError as e: print(e)
match 7:
    case int(3) | int(7): print("int literal in class")
match {"x": None, 1: 2}:
    case {"x": None, 1: n}: print(n)
match "abc":
    case [*_]: print("no")
    case str() as s: print(s)
