# Module json: the whole interface, hooks, layout, and every message.
import json
from collections import OrderedDict, namedtuple
from enum import IntEnum
import io


def show(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)
        if isinstance(e, json.JSONDecodeError):
            print("   ", e.msg, e.pos, e.lineno, e.colno, e.__reduce__()[1][0])


print(sorted(json.__all__))
# Reading.
for text in [
    "0", "-0", "12", "-7", "1.5", "-1.5e3", "1E+2", "1e-7", "123456789012345678901234567890", "1e999", "-1e999", "01", "1.", "-", "+1", ".5",
    "1e", "1e+", "1.5.6", "true", "false", "null", "True", "nul", "tru", "NaN", "Infinity", "-Infinity", "-Inf", "Nan", "",
    " ", "[", "[1", "[1,", "[1,]", "[1 2]", "[]", "[ ]", "[1, 2 , 3]", "[[[]]]", "{", "{}", "{ }", '{"a"', '{"a":', '{"a":1', '{"a":1,',
    '{"a":1,}', '{"a":1 "b":2}', '{"a" 1}', "{a:1}", "{1:1}", '{"a":1, b}', '{"a":}', '{"a":1}', '{"a":{"b":[1,{"c":null}]}}', '{"a":1,"a":2}',
    '"', '"abc', '"abc\\', '"a\\"', '"\\x"', '"\\u12"', '"\\u12"x', '"\\u123g"', '"\\ud83d"', '"\\ud83d\\ude00"', '"\\ud83dx"', '"\\ud83d\\u0041"',
    '"\\ud83d\\uzzzz"', '"\\ude00\\ud83d"', '"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\t"', '"a\nb"', '"\x00"', '"\x7f"', '"é€😀"', '"\u2028"', "[1]x", "[1] ]",
    "1 2", '"é" x', '{"é": [1, 😀]}', "\ufeff[]", "[1,\n 2,\n x]", "\n\n  ?", "\u00a01", "[1,,2]", "[,]", '{"a":1,,}', "{,}", "--1", "1a", "[1.e5]",
    "1" * 30 + ".5", "0.1", "5e-324", "1.7976931348623157e308", "2.5e-400", "[\"a\", \"b\", \"a\"]",
]:
    print(ascii(text), end=" ")
    show(json.loads, text)

# Bytes.
for b in [b"[1]", "[\"é\"]".encode("utf-8"), "[\"é\"]".encode("utf-16"), "[\"é\"]".encode("utf-32"), "[\"é\"]".encode("utf-16-le"),
          "[\"é\"]".encode("utf-16-be"), "[\"é\"]".encode("utf-32-le"), "[\"é\"]".encode("utf-32-be"), "[\"é\"]".encode("utf-8-sig"), bytearray(b"7"),
          b"\xff", b"", "1".encode("utf-16-le"), "1".encode("utf-16-be")]:
    show(json.loads, b)
    print(json.detect_encoding(b))
for bad in [None, 1, memoryview(b"1"), []]:
    show(json.loads, bad)

# Hooks.
show(json.loads, '{"a": {"b": 1}, "c": []}', object_hook=lambda d: sorted(d.items()))
show(json.loads, '{"a": {"b": 1}, "a": 2}', object_pairs_hook=lambda p: p)
show(json.loads, '{"a": {"b": 1}}', object_pairs_hook=OrderedDict)
show(json.loads, '{}', object_hook=len)
show(json.loads, '{}', object_pairs_hook=tuple)
show(json.loads, '[1, 2.5, -3, 1e5, NaN, -Infinity, Infinity]', parse_int=lambda s: "i" + s, parse_float=lambda s: "f" + s, parse_constant=lambda s: "c" + s)
show(json.loads, "[1]", parse_int=float)
show(json.loads, "[1.5]", parse_float=1)
show(json.loads, "[1]", object_hook=1)
show(json.loads, "{}", object_hook=1)
show(json.loads, "[1]", nothing=1)
show(json.loads, '"a\nb"', strict=False)
show(json.loads, '"a\x00\tb"', strict=False)


class Loud(json.JSONDecoder):
    def decode(self, s):
        return ("loud", super().decode(s))


show(json.loads, "[1]", cls=Loud)
d = json.JSONDecoder()
show(d.raw_decode, '[1] x')
show(d.raw_decode, 'ab[1] x', 2)
show(d.raw_decode, 'é€[1] x', 2)
show(d.raw_decode, '[1]', -1)
show(d.raw_decode, '[1]', 10)
show(d.raw_decode, ' [1]')
show(d.scan_once, 'x', 0)
show(d.scan_once, 1, 0)
show(d.scan_once, "[1]")
show(d.decode, '  [1]  ')
print(d.strict, d.object_hook, d.parse_float, d.parse_int, d.object_pairs_hook, d.memo)
show(json.decoder.scanstring, '"abc"x', 1)
show(json.decoder.scanstring, 'é"abc"x', 2, True)
show(json.decoder.scanstring, 'abc', 9)
show(json.decoder.scanstring, 'abc', -1)
show(json.decoder.scanstring, 'abc', 0)
show(json.decoder.scanstring, b'abc', 0)
try:
    json.loads("[" * 100000)
except RecursionError as e:
    print(e)
try:
    json.loads('{"a":' * 100000)
except RecursionError as e:
    print(e)
e = json.JSONDecodeError("msg", "ab\ncd", 4)
print(e, e.args, e.msg, e.doc, e.pos, e.lineno, e.colno, isinstance(e, ValueError))
show(json.load, io.StringIO("[1, 2]"))
show(json.load, io.StringIO("[1, 2}"))


# Writing.
class I(int):
    def __repr__(self):
        return "I!"


class F(float):
    def __repr__(self):
        return "F!"


class S(str):
    def __str__(self):
        return "S!"


class E(IntEnum):
    A = 1


P = namedtuple("P", "x y")
values = [
    None, True, False, 0, -1, 10**30, 1.0, -0.0, 1e16, 1e22, 1.5e-7, 5e-324, float("nan"), float("inf"), float("-inf"), "", "abc", 'q"\\/', "\b\f\n\r\t\x00\x1f\x7f",
    "é€😀\ud800\udfff\u2028", [], [1], [1, [2, [3]]], (), (1, 2), {}, {"a": 1}, {"a": {"b": [1, {}]}, "c": []}, {1: 2, 1.5: 3, None: 4, True: 5, "x": 6, E.A: 7}, I(3), F(2.5),
    S("s"), E.A, P(1, "y"), {I(1): I(2), F(2.5): F(3), S("k"): S("v")}, OrderedDict([("z", 1), ("a", 2)]), {float("nan"): 1, float("inf"): 2}, [I(1), F(1.5), S("x"), P(0, 0)],
]
for v in values:
    show(json.dumps, v)
    show(json.dumps, v, indent=2)
    show(json.dumps, v, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    show(json.dumps, v, allow_nan=False)
    show(json.JSONEncoder().encode, v)
    show(list, json.JSONEncoder().iterencode(v))
    show(list, json.JSONEncoder(indent="--", separators=(";", "=")).iterencode(v))
    f = io.StringIO()
    json.dump(v, f, indent=1)
    print(repr(f.getvalue()))
for indent in [None, 0, 1, 4, "\t", "", -1]:
    show(json.dumps, {"a": [1, 2, {"b": None}], "c": {}, "d": []}, indent=indent)
show(json.dumps, {"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True)
show(json.dumps, {"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True, indent=1)
show(json.dumps, {3: 1, 1: 2, 2: 3}, sort_keys=True)
show(json.dumps, {"b": 1, 1: 2}, sort_keys=True)
show(json.dumps, {"é": 1, "z": 2, "\ud800": 3, "😀": 4, "\uffff": 5}, sort_keys=True)
for key in [(1, 2), b"x", object, frozenset()]:
    try:
        json.dumps({key: 1})
    except TypeError as e:
        print(e)
    try:
        json.dumps({key: 1}, indent=1)
    except TypeError as e:
        print(e)
    show(json.dumps, {key: 1}, skipkeys=True)
    show(json.dumps, {"a": 0, key: 1, "b": 2}, skipkeys=True)
    show(json.dumps, {"a": 0, key: 1, "b": 2}, skipkeys=True, indent=1)
show(json.dumps, {(1,): 2}, skipkeys=True, indent=1)
for bad in [object, {1, 2}, b"x", 1j, [1, {2}], {"a": b""}, range(3)]:
    try:
        json.dumps(bad)
    except TypeError as e:
        print(e)
show(json.dumps, {1, 2}, default=sorted)
show(json.dumps, [b"x", {2: {3}}], default=lambda o: sorted(o) if isinstance(o, set) else list(o))
show(json.dumps, b"x", default=lambda o: o)
show(json.dumps, 1j, default=1)
show(json.dumps, 1j, default=lambda o: 1 / 0)


class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


show(json.dumps, {"z": 1 + 2j}, cls=Enc)
show(json.dumps, {"z": {1}}, cls=Enc)
show(Enc(indent=2).encode, [1j])
x = []
x.append(x)
show(json.dumps, x)
show(json.dumps, x, indent=1)
y = {}
y["k"] = [y]
show(json.dumps, y)
try:
    json.dumps(x, check_circular=False)
except RecursionError as e:
    print("RecursionError")
a = [1]
show(json.dumps, [a, a, {"x": a}])


class D(dict):
    def items(self):
        return [("from", "items"), (1, 2)]


show(json.dumps, D())
show(json.dumps, D(a=1))
show(json.dumps, D(a=1), indent=1)


class Bad(dict):
    def items(self):
        return [1]


show(json.dumps, Bad(a=1))
show(json.dumps, 1, nothing=2)
show(json.dumps, 1, 2)
print(json.JSONEncoder.item_separator, json.JSONEncoder.key_separator)
enc = json.JSONEncoder(skipkeys=1, indent=3)
print(enc.skipkeys, enc.ensure_ascii, enc.check_circular, enc.allow_nan, enc.sort_keys, enc.indent, repr(enc.item_separator), repr(enc.key_separator))
show(json.encoder.encode_basestring, 'é"')
show(json.encoder.encode_basestring_ascii, 'é"')
show(json.encoder.encode_basestring, 1)
show(json.encoder.encode_basestring_ascii, b"")
show(json.encoder.py_encode_basestring_ascii if hasattr(json.encoder, "nothing") else len, "é")
show(json.dumps, ["x"] * 3, ensure_ascii=False, separators=("é", "€"))
big = {str(i): [i, i / 7, str(i) * 3, None, {"k": i % 3 == 0}] for i in range(200)}
print(json.loads(json.dumps(big)) == big, json.loads(json.dumps(big, indent=3)) == big, len(json.dumps(big)))
print(hash(json.dumps(big)) == hash("".join(json.JSONEncoder().iterencode(big))))
