# TOML: values, tables and arrays of them, and what is wrong with texts.
import decimal
import io
import tomllib


def attempt(text, **kw):
    try:
        print("->", tomllib.loads(text, **kw))
    except Exception as e:
        print(type(e).__name__, e)


good = '''
# a comment
title = "TOML \\u00e9 \\U0001F600 \\t\\"q\\" \\\\" # after
'lit eral' = 'C:\\x'
"quoted.key" = 1
a.b.c = 2
a . "b" . d = 3
empty = ""
multi = """
one
two \\
     joined \\

   more "" quotes""\\"""""
lits = \'\'\'
raw \\n
"x" \'\' \'\'\'\'
quotes = """""ok"""""
[numbers]
i = [1, -2, +3, 1_000, 0, 0xDEAD_beef, 0o17, 0b1_01]
f = [1.5, -0.0, 1e10, 1E-2, 6.626e-34, 1_0.2_5, inf, -inf, +inf]
big = 123456789012345678901234567890
b = [true, false]
[dates]
odt = 1979-05-27T07:32:00Z
odt2 = 1979-05-27 00:32:00.999999999-07:00
ldt = 1979-05-27T07:32:00.5
ld = 1979-05-27
lt = 07:32:00.123
[tables]
inline = { x = 1, y.z = 2, "q" = { r = [] } }
nested = [ [ 1, 2 ], # c
  ["a", { b = 1 }], ]
[tables.sub]
k = 1
[[arr]]
n = 1
[arr.sub]
m = 1
[[arr.list]]
x = 1
[[arr]]
n = 2
[[arr.list]]
x = 2
[[arr.list]]
[x.y.z.w]
[x]
q = 1
'''
for k, v in tomllib.loads(good).items():
    print(k, "=", v)
print(tomllib.loads("x = nan")["x"] != 1, tomllib.load(io.BytesIO(b"a = 1\r\nb = 2")), tomllib.loads("a = 1.10", parse_float=decimal.Decimal))
print(repr(tomllib.loads("a = '''\n\r\n'''")), tomllib.loads(""), tomllib.loads("\n\n# x"))
for bad in ("a", "a =", "a = b", "= 1", "a = 1 b = 2", "a = 1\na = 2", "[a]\n[a]", "a = 1\n[a]", "a.b = 1\n[a]", "[a.b]\n[a]\nb = 1",
            "[a", "[a] x", "[[a]", "[a.]", "[]", "a. = 1", "a = [1", "a = [1 2]", "a = [,]", "a = {", "a = {x = 1", "a = {x = 1,}", "a = {x = 1\n}",
            "a = {x = 1, x = 2}", "a = {x.y = 1, x = 2}", "a = {x = {}, x.y = 1}", "a = {}\na.b = 1", "a = {}\n[a.b]", "a = [1]\n[[a]]",
            "[[a]]\n[a]", "[a]\n[[a]]", "a = [{b = 1}]\n[a.c]", 'a = "x', 'a = "x\ny"', 'a = "\\q"', 'a = "\\u12"', 'a = "\\ud800"', 'a = "\\U00110000"',
            'a = """x', "a = 'x", "a = 'x\ny'", "a = '''x", "a = \x00", 'a = "\x01"', "# \x7f", "a = 01", "a = 1__0", "a = _1", "a = 1_", "a = 1.", "a = .5",
            "a = 1.e5", "a = +0x1", "a = 0x", "a = 1979-13-01", "a = 1979-02-30", "a = 25:00:00", "a = 07:32", "a = tru", "a = True", "a b = 1", "é = 1",
            "a\n= 1", '"""a""" = 1', "a = 1\n[b]\nc.d = 1\n[b.c]", "[b.c.d]\n[b]\nc.e = 1", "[[a.b]]\n[a]\nb.c = 1", "a = 1\r", "a = \"\\", '\\', "a.b = 1\na.b.c = 2",
            "a = 1\n[[a]]", "[a]\nb = 1\n[a.b]", "a.b = 1\na.c = 2\nb = 1", 'a = """\\ x"""', "a = 2000-01-01T25:00:00", "a = {b = 1}\n[a]", "[[x.y]]\n[x]\n[x.y.z]\n[x.y.z]"):
    print(repr(bad))
    attempt(bad)
attempt(b"a = 1")
attempt(5)
attempt("a = 1.5", parse_float=lambda s: [])
attempt("a = 1.5", parse_float=lambda s: "f" + s)
try:
    tomllib.load(io.StringIO("a = 1"))
except TypeError as e:
    print(e)
print(tomllib.__all__, tomllib.TOMLDecodeError, tomllib.TOMLDecodeError.__mro__)
