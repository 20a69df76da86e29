# Module pickle: bytes of every protocol, all that classes can say about themselves, hooks, and the messages.
import collections
import copyreg
import enum
import functools
import io
import pickle
import sys


def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


class Plain:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def method(self):
        pass

    class Inner:
        pass


class Slots:
    __slots__ = "a", "b"

    def __eq__(self, other):
        return self.a == other.a


class SlotsDict(Slots):
    pass


class State:
    def __getstate__(self):
        return [1, 2]

    def __setstate__(self, state):
        self.state = state

    def __repr__(self):
        return f"State({getattr(self, 'state', None)})"


class Args(str):
    def __new__(cls, a, b=0):
        self = super().__new__(cls, a)
        self.b = b
        return self

    def __getnewargs__(self):
        return str(self), self.b


class Kwargs:
    def __new__(cls, *, key):
        self = super().__new__(cls)
        self.key = key
        return self

    def __getnewargs_ex__(self):
        return (), {"key": self.key}


class Reduce:
    def __init__(self, *items):
        self.items = items

    def __reduce__(self):
        return Reduce, self.items


class MyList(list):
    pass


class MyDict(dict):
    pass


class Color(enum.Enum):
    RED = 1
    BLUE = 2


Point = collections.namedtuple("Point", "x y")


def function():
    pass


class Singleton:
    def __reduce__(self):
        return "THE"


THE = Singleton()
s = Slots()
s.a, s.b = 1, [2]
sd = SlotsDict()
sd.a, sd.c = 1, 3
ml = MyList([1, 2])
ml.extra = "e"
shared = ["shared"]
values = [
    None, True, False, 0, 1, -1, 255, 256, 65535, 65536, 2**31 - 1, -2**31, 2**31, -2**31 - 1, 2**63, -128, -129, 2**100, -2**100, -2**1999, 10**1000, 1.5, -0.0, float("inf"), 1e-300,
    "", "abc", "é€😀", "\ud800", "a\nb\\c\0\r\x1a", "x" * 300, b"", b"abc", b"x" * 300, bytes(range(256)), bytearray(), bytearray(b"xyz"), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2],
    [[]], {}, {"a": 1}, {"a": 1, "b": 2}, {1: {2: {3: 4}}}, [shared, shared, shared], {1}, frozenset([1]), frozenset(), set(), 1j, range(5), slice(1, 2, 3), Ellipsis, NotImplemented,
    type(None), type(...), type(NotImplemented), int, object, list, Plain, Plain.Inner, function, len, print, "abc".upper, [].append, Plain.method, Plain(5), Plain([1]), Plain(5).method, s, sd, State(), Args("t", 3), Kwargs(key=1),
    Reduce(1, 2), ml, MyDict(a=1), Color.RED, Color, Point(1, 2), THE, collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1, 2], 3), collections.defaultdict(list, a=[1]), functools.partial(int, base=2),
    ValueError("x", 1), KeyError("k"), OSError(2, "no"), UnicodeDecodeError("utf-8", b"x", 0, 1, "why"), StopIteration(3), list(range(1001)), {i: i for i in range(1001)}, [i for i in range(2000)], iter([1, 2, 3]), enumerate([1]), map,
    iter(range(3)), reversed([1, 2]), list[int], int | str, memoryview, bytes, __import__("operator").itemgetter(1, 2), __import__("itertools").count, sys.intern,
]
for v in values:
    text = "OrderedDict" if isinstance(v, collections.OrderedDict) else repr(v)
    print(text[:60] if " at 0x" not in text else type(v))
    for protocol in range(3 if isinstance(v, (bytes, bytearray, UnicodeDecodeError)) and v else 0, 6):
        try:
            data = pickle.dumps(v, protocol)
        except Exception as e:
            print("  ", protocol, type(e).__name__, e)
            continue
        # Which equal strs are one object is not the language's business.
        loose = isinstance(v, (Kwargs, enumerate, reversed)) or "iterator" in type(v).__name__
        print("  ", protocol, "" if loose and protocol > 1 else data if len(data) < 300 else (len(data), data[:40], data[-20:]))
        try:
            back = pickle.loads(data)
        except Exception as e:
            print("  ", protocol, type(e).__name__, e)
            continue
        try:
            same = back == v or repr(back) == repr(v)
        except Exception as e:
            same = type(e)
        print("     ", type(back) is type(v), same if " at 0x" not in text else "", getattr(back, "__dict__", "") if not isinstance(back, type) and not callable(back) else "")

# Circles.
a = []
a.append(a)
b = pickle.loads(pickle.dumps(a))
print(b[0] is b, pickle.dumps(a), pickle.dumps(a, 0))
t = ([],)
t[0].append(t)
for protocol in range(6):
    print(pickle.dumps(t, protocol))
    b = pickle.loads(pickle.dumps(t, protocol))
    print(b[0][0] is b)
t = ([], 1, 2, 3)
t[0].append(t)
for protocol in range(6):
    print(pickle.dumps(t, protocol))
    b = pickle.loads(pickle.dumps(t, protocol))
    print(b[0][0] is b)
d = {}
d["d"] = d
print(pickle.dumps(d), pickle.loads(pickle.dumps(d))["d"]["d"]["d"].keys())
p = Plain(None)
p.x = p
q = pickle.loads(pickle.dumps(p))
print(q.x is q)
x = pickle.loads(pickle.dumps([shared, shared]))
print(x[0] is x[1])

# Large things and frames.
big = ["x" * 70000, b"y" * 70000, list(range(30000)), "z" * 100]
data = pickle.dumps(big)
print(len(data), hash(data) == hash(pickle.dumps(big)), pickle.loads(data) == big, data[:20], data[70000:70040])
f = io.BytesIO()
pickle.dump(big, f)
pickle.dump("second", f)
f.write(b"rest")
print(f.getvalue()[:len(data)] == data)
f.seek(0)
print(pickle.load(f) == big, pickle.load(f), f.read())
f = io.BytesIO()
for protocol in range(6):
    pickle.dump([protocol, "x", 2.5], f, protocol)
f.write(b"end")
f.seek(0)
print([pickle.load(f) for _ in range(6)], f.read())


# Hooks.
class Pick(pickle.Pickler):
    def persistent_id(self, obj):
        return obj[4:] if isinstance(obj, str) and obj.startswith("ref:") else None


class Unpick(pickle.Unpickler):
    def persistent_load(self, pid):
        return ("loaded", pid)

    def find_class(self, module, name):
        print("   find", module, name)
        if name == "function":
            raise pickle.UnpicklingError("forbidden")
        return super().find_class(module, name)


for protocol in range(6):
    f = io.BytesIO()
    Pick(f, protocol).dump(["ref:abc", "plain", Plain("ref:x")])
    print(f.getvalue())
    f.seek(0)
    y = Unpick(f).load()
    print(y[:2], y[2].x)
    f.seek(0)
    show(pickle.load, f)
f = io.BytesIO(pickle.dumps(function))
show(Unpick(f).load)


class Over(pickle.Pickler):
    def reducer_override(self, obj):
        if isinstance(obj, Plain):
            return Plain, ("override",)
        return NotImplemented


f = io.BytesIO()
Over(f).dump([Plain(1), Color.RED])
print(pickle.loads(f.getvalue())[0].x)
f = io.BytesIO()
p = pickle.Pickler(f)
show(lambda: p.dispatch_table)
p.dispatch_table = copyreg.dispatch_table.copy()
p.dispatch_table[Plain] = lambda o: (Plain, ("table",))
p.dump(Plain(1))
print(pickle.loads(f.getvalue()).x)


class Table(pickle.Pickler):
    dispatch_table = collections.ChainMap({Plain: lambda o: (Plain, ("class",))}, copyreg.dispatch_table)


f = io.BytesIO()
Table(f).dump([Plain(1), 1j])
print(pickle.loads(f.getvalue())[0].x)
copyreg.pickle(Plain, lambda o: (Plain, ("copyreg",)))
print(pickle.loads(pickle.dumps(Plain(1))).x)
del copyreg.dispatch_table[Plain]
f = io.BytesIO()
p = pickle.Pickler(f, 2)
x = [1]
p.dump(x)
p.dump(x)
p.clear_memo()
p.dump(x)
print(f.getvalue(), p.bin, p.fast, type(p.memo).__name__, [(n, o) for n, o in p.memo.copy().values()])
f.seek(0)
u = pickle.Unpickler(f)
print(u.load(), u.load(), u.load(), u.memo.copy())
f = io.BytesIO()
p = pickle.Pickler(f)
p.fast = True
p.dump([x, x])
print(f.getvalue())

# Buffers.
for obj in bytearray(b"abc"), b"abc":
    buffers = []
    data = pickle.dumps(pickle.PickleBuffer(obj), 5, buffer_callback=buffers.append)
    print(data, buffers[0].raw().tobytes(), pickle.loads(data, buffers=[obj]) is obj, bytes(pickle.loads(data, buffers=[bytearray(b"x")])))
    print(pickle.dumps(pickle.PickleBuffer(obj), 5), pickle.dumps(pickle.PickleBuffer(obj), 5, buffer_callback=lambda b: True))
    show(pickle.loads, data)
    show(pickle.loads, data, buffers=[])
show(pickle.dumps, pickle.PickleBuffer(b"x"), 4)
show(pickle.dumps, 1, 4, buffer_callback=len)
pb = pickle.PickleBuffer(b"abc")
print(bytes(pb), memoryview(pb).readonly)
pb.release()
show(pb.raw)
show(pickle.PickleBuffer, 1)

# Extensions.
copyreg.add_extension("__main__", "Plain", 240)
for protocol in 1, 2, 4:
    print(pickle.dumps(Plain, protocol), pickle.loads(pickle.dumps(Plain, protocol)))
data = pickle.dumps(Plain)
copyreg.remove_extension("__main__", "Plain", 240)
copyreg.clear_extension_cache()
show(pickle.loads, data)


# What cannot be pickled.
class Bad:
    def __init__(self, r):
        self.r = r

    def __reduce__(self):
        return self.r


for r in [5, (), (1,), (1, 2), (int, 5), (int, (), 1, 2), (int, (), None, None, 5), "nowhere", "function", (int, (), None, None, None, 5), (1, 2, 3, 4, 5, 6, 7), None, (int, ("12",)), [], (copyreg.__newobj__, ()), (copyreg.__newobj__, (int,))]:
    try:
        print(pickle.loads(pickle.dumps(Bad(r))))
    except Exception as e:
        print(type(e).__name__, str(e).replace(repr(e), "").split(" object at ")[0])
show(pickle.dumps, (i for i in []))
show(pickle.dumps, sys)
show(pickle.dumps, sys.stdout.__class__)


def outer():
    def inner():
        pass

    class Local:
        pass

    return inner, Local, lambda: 1


for v in outer():
    for protocol in 0, 2, 4:
        try:
            pickle.dumps(v, protocol)
        except Exception as e:
            print(type(e).__name__, str(e).split(" at 0x")[0])
try:
    pickle.dumps(outer()[1]())
except Exception as e:
    print(type(e).__name__, e)
Plain2, Plain.__qualname__ = Plain, "Other"
show(pickle.dumps, Plain)
Plain.__qualname__ = "function"
show(pickle.dumps, Plain)
Plain.__qualname__ = "Plain"
show(pickle.dumps, 1, 6)
print(pickle.dumps(1, -1), pickle.dumps(1, None))
show(pickle.dumps, 1, "x")
show(pickle.dump, 1, 5)
show(pickle.load, 5)
show(pickle.loads, "text")
show(pickle.loads, 5)
for data in [b"", b".", b"N", b"\x80", b"\x80\x09N.", b"X", b"X\5\0\0\0ab", b"K", b"(", b"(.", b"N0.", b"0.", b"a.", b"]a.", b"]N.", b"h\0.", b"j\0\0\0\0.", b"g5\n.", b"gx\n.", b"p5\n.", b"Np-1\n.", b"Nq\0h\0.",
             b"cnomodule\nx\n.", b"cbuiltins\nnothing\n.", b"c__builtin__\nxrange\n.", b"ccopy_reg\ndispatch_table\n0N.", b"cos", b"\x8c\5ab", b"I12\n.", b"Ix\n.", b"L12L\n.", b"L12\n.", b"F1.5\n.", b"Fx\n.", b"S'abc'\n.", b"Sabc\n.", b"S'a\\x41'\n.", b"S\"x\"\n.",
             b"U\3abc.", b"U\1\xff.", b"T\1\0\0\0a.", b"Vab\\u20ac\n.", b"\xff.", b"?.", b"Z", b"'", b"\x95\5\0\0\0\0\0\0\0N.", b"\x95\2\0\0\0\0\0\0\0N.", b"(K\1K\2t.", b"(K\1l.", b"(K\1K\2d.", b"(K\1d.", b"t.", b"K\1\x85.", b"\x85.", b"K\1K\2\x86K\3K\4\x87.",
             b"K\1K\2\x86K\3\x86.", b"cbuiltins\nint\n(S'12'\ntR.", b"cbuiltins\nint\nK\1R.", b"(S'12'\nibuiltins\nint\n.", b"(cbuiltins\nint\nS'7'\no.", b"(o.", b"cbuiltins\nint\n)\x81.", b"K\1)\x81.", b"cbuiltins\nint\nK\1\x81.",
             b"K\1}b.", b"K\1K\2b.", b"P1\n.", b"NQ.", b"\x82\1.", b"\x82\0.", b"\x97.", b"N\x93.", b"X\1\0\0\0aN\x93.", b"\x8a\1\xff.", b"\x8a\0.", b"\x8b\xff\xff\xff\xff.", b"\x8b\1\0\0\0\x80.", b"B\xff\0\0\0a", b"\x8e\xff\xff\xff\xff\xff\xff\xff\xffa", b"(1.", b"N(1.", b"N2\x86.",
             b"]K\1s.", b"}K\1K\2s.", b"}(K\1u.", b"\x8f(K\1K\1\x90.", b"\x8f(]\x90.", b"(]\x91.", b"N(K\1a.", b"(K\1\x90."]:
    print(data, end=" ")
    show(pickle.loads, data)
    f = io.BytesIO(data)
    try:
        print(pickle.load(f))
    except Exception as e:
        print(type(e).__name__, e)
print(pickle.loads(b"U\1\xff.", encoding="bytes"), pickle.loads(b"U\1\xe9.", encoding="latin-1"), pickle.loads(b"U\1\xff.", errors="replace"))
print(pickle.loads(b"ccollections\nUserDict\n.", fix_imports=True), pickle.loads(bytearray(b"K\1.")), pickle.loads(memoryview(b"K\2.")))
print(sorted(n for n in pickle.__all__ if not n.isupper()), pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.format_version, pickle.compatible_formats)
print(pickle.PickleError.__mro__, pickle.PicklingError, pickle.UnpicklingError.__bases__, pickle.encode_long(-129), pickle.decode_long(b"\xff\x7f"))
x = []
for _ in range(100000):
    x = [x]
try:
    pickle.dumps(x)
except RecursionError as e:
    print("RecursionError", e)
