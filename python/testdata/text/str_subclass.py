# Classes that inherit from str, bytes and bytearray.
class S(str):
    def __new__(cls, text, note=None):
        self = super().__new__(cls, text)
        self.note = note
        return self


s = S("héllo", note=1)
print(s, repr(s), s.note, type(s).__name__, len(s), s == "héllo", hash(s) == hash("héllo"), isinstance(s, str))
for v in (s.upper(), s + "x", "x" + s, s * 2, s[1:], s[:], s[0], s.strip(), s.replace("x", "y"), s.center(3), str(s), s.title(),
          s.removeprefix("x"), s.ljust(1), s.zfill(1), s.expandtabs(), "".join([s]), s.partition("?")[0], s.split("?")[0], f"{s}",
          "%s" % s, s.casefold(), s.translate({}), format(s), "{}".format(s), s.__str__(), s + "", "" + s, s * 1):
    print(type(v).__name__, v)
print({s: 1}["héllo"], {"héllo": 2}[s], s in {"héllo"}, s.__dict__)


class Loud(str):
    def __str__(self):
        return "loud"

    def __repr__(self):
        return "Loud()"

    def __format__(self, spec):
        return f"<{spec}>"

    def __len__(self):
        return 99

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 5

    def __getitem__(self, i):
        return "item"

    def __iter__(self):
        return iter(["x", "y"])

    def __contains__(self, item):
        return False

    def __add__(self, other):
        return "added"

    def __radd__(self, other):
        return "radded"

    def __mod__(self, other):
        return "modded"


v = Loud("quiet")
print(str(v), repr(v), f"{v}", f"{v:5}", f"{v!s}", "%s %r" % (v, v), len(v), v == 3, v != 3, v[0], list(v), "q" in v, v + "a", "a" + v, v % 1)
print(v.upper(), "".join([v, "-"]), str.__str__(v), str.__len__(v), "{:3} {!r} {!s}".format(v, v, v), v.encode())
print(hash(v), [*v], max(v), ",".join(v))


class Bad(str):
    def __str__(self):
        return 5


for f in (lambda: str(Bad("x")), lambda: "%s" % Bad("x"), lambda: f"{Bad('x')!s}", lambda: print(Bad("x"))):
    try:
        print(f())
    except TypeError as e:
        print(e)


class B(bytes):
    pass


b = B(b"abc")
b.note = 2
print(b, repr(b), b.note, type(b + b"d").__name__, type(b[:]).__name__, type(b.upper()).__name__, type(bytes(b)).__name__, b == b"abc",
      hash(b) == hash(b"abc"), type(B.fromhex("6162")).__name__, B("é", "utf-8"), B([1, 2]), B(2))


class A(bytearray):
    def __init__(self, *args):
        super().__init__(*args)
        self.made = True


a = A(b"abc")
a += b"d"
a.append(101)
print(a, a.made, type(a + b"x").__name__, type(a.copy()).__name__, type(a[1:]).__name__, type(A.fromhex("61")).__name__, a == b"abcde")


class WithBytes:
    def __bytes__(self):
        return b"as bytes"

    def __index__(self):
        return 65


print(bytes(WithBytes()), b"%s" % WithBytes(), b"%c" % WithBytes(), bytes([WithBytes()]), bytearray(WithBytes())[:3], "%x" % WithBytes(), "%c" % WithBytes())


class BadBytes:
    def __bytes__(self):
        return "text"


try:
    bytes(BadBytes())
except TypeError as e:
    print(e)


class Key(str):
    pass


print("%(a)s" % {Key("a"): 1}, "{a}".format(**{Key("a"): 2}), "abc".find(Key("b")), "abc".replace(Key("b"), Key("x")), "a,b".split(Key(",")))
print("abc".startswith((Key("a"),)), Key("x").join(["a", "b"]), "abc".translate({97: Key("z")}), Key("b") in "abc", getattr("abc", Key("upper"))())
