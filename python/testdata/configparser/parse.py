# configparser: what is read and what is not, conversions, interpolation, sections as mappings, what is written, every error.
import configparser
import io
import sys


def attempt(f, *args, **kwargs):
    try:
        r = f(*args, **kwargs)
        print("->", repr(r) if not isinstance(r, configparser.RawConfigParser) else "parser")
    except Exception as e:
        print(type(e).__name__, str(e), e.args)


def show(p, raw=False):
    for name in p:
        print(" ", name, p.items(name, raw=raw))


text = """
[DEFAULT]
base = /usr
Mixed Case: yes
[paths]
# a comment
lib = %(base)s/lib
  ; another
bin=%(lib)s/../bin
long = first
  second

  third
     # not this
	fourth
empty =
key with spaces = a value   with spaces
colon: x = y
equals = a: b
percent = 100%%
[numbers]
i = 42
f = 2.5
t = On
n = nope
neg=-7
[ spaced name ]
x = 1 ; not a comment
y = 2 # not either
"""
p = configparser.ConfigParser()
p.read_string(text)
show(p)
show(p, True)
print(p.sections(), p.default_section, p.defaults(), len(p), "paths" in p, "DEFAULT" in p, "no" in p)
print(p.get("paths", "LIB"), p["paths"]["lib"], p.get("paths", "lib", raw=True), p.get("paths", "lib", vars={"base": "/opt", "LIB": "x"}))
print(p.getint("numbers", "i"), p.getfloat("numbers", "f"), p.getboolean("numbers", "t"), p["numbers"].getint("neg"))
for f, o in ((p.getint, "f"), (p.getboolean, "n"), (p.getfloat, "n"), (p.getboolean, "i"), (p.getint, "zz")):
    attempt(f, "numbers", o)
attempt(p.getint, "numbers", "zz", fallback=5)
attempt(p.getint, "nosec", "zz", fallback=None)
attempt(p.get, "nosec", "x")
attempt(p.get, "nosec", "x", fallback="fb")
attempt(p.get, "paths", "x")
attempt(p.items, "nosec")
attempt(p.options, "nosec")
attempt(p.options, "DEFAULT")
print(p.options("paths"))
print([p.has_option(s, o) for s, o in (("paths", "BASE"), ("paths", "no"), ("", "base"), (None, "mixed case"), ("DEFAULT", "base"), ("nosec", "base"))])

print("-- proxies")
s = p["paths"]
print(s, s.name, s.parser is p, len(s), list(s), s.get("no"), s.get("no", "d"), s.get("no", fallback=3), "lib" in s)
print(s.getint("no"), s.getint("no", 4), s.getboolean("no", fallback=True), p["DEFAULT"], list(p["DEFAULT"]))
for key in ("no",):
    try:
        s[key]
    except KeyError as e:
        print("KeyError", e)
    try:
        del s[key]
    except KeyError as e:
        print("KeyError", e)
s["new"] = "v"
del s["lib"]
print("lib" in s, s["new"])
for value in (1, None, b"x"):
    attempt(s.__setitem__, "k", value)
attempt(s.__setitem__, 1, "x")
try:
    del s["base"]
except KeyError as e:
    print("KeyError", e)
attempt(p.__getitem__, "nosec")
attempt(p.__delitem__, "nosec")
attempt(p.__delitem__, "DEFAULT")
p["added"] = {"A": "1", "b": 2}
p["added"] = {"c": 3.5}
print(dict(p["added"]), dict(p.items())["added"])
p["DEFAULT"] = {"only": "this"}
print(p.defaults())
del p["added"]
print(p.popitem()[0], p.sections())
print(list(p.keys()), p == p, p["numbers"] == {"only": "this", "i": "42", "f": "2.5", "t": "On", "n": "nope", "neg": "-7"})

print("-- changes")
p = configparser.ConfigParser()
attempt(p.add_section, "one")
attempt(p.add_section, "one")
attempt(p.add_section, "DEFAULT")
attempt(p.add_section, 5)
attempt(p.set, "one", "a", "x%(b)s")
attempt(p.set, "one", "a", "x%b")
attempt(p.set, "one", "a", "50%")
attempt(p.set, "one", "a", "50%%")
attempt(p.set, "no", "a", "1")
attempt(p.set, "one", "a", 1)
attempt(p.set, "one", 1, "x")
attempt(p.set, "one", "n")
attempt(p.remove_option, "one", "A")
attempt(p.remove_option, "one", "A")
attempt(p.remove_option, "no", "A")
attempt(p.remove_section, "one")
attempt(p.remove_section, "one")
attempt(p.popitem)
attempt(p.read_dict, {"s": {"a": 1, "b": None}, 5: {"x": [1]}})
show(p)
attempt(p.read_dict, {"s": {"A": 1, "a": 2}})
attempt(p.read_dict, {"t": {}, "T": {}, "t ": {}})
attempt(configparser.ConfigParser, {"x": 5})
attempt(configparser.ConfigParser, interpolation="x")
raw = configparser.RawConfigParser({"x": 5}, allow_no_value=True)
raw.add_section(7) if False else raw.add_section("s")
raw.set("s", "o", 7)
print(raw.get("s", "x"), raw.get("s", "o"))

print("-- wrong files")
for bad in ("x = 1\n", "[a]\n[a]\n", "[a]\nx=1\nX=2\n", "[a]\nnovalue\n", "[a]\n= 5\nb\n", "[a\nx=1\n", "[a]\nx = 1\n y = 2\n", "[]\nx=1\n",
            "[a]\n  x = 1\n y = 2\n", "[a]\nx\n  y\n", "[DEFAULT]\nx=1\n[DEFAULT]\ny=2\n", "[a]\nx=1\n[b]\n[a]\ny=1\n", "\n\n", "[a]x\ny=1\n"):
    for kw in ({}, {"strict": False}, {"allow_no_value": True}):
        q = configparser.ConfigParser(**kw)
        print(repr(bad), kw)
        attempt(q.read_string, bad, "src")
        print("  ", {s: dict(q[s]) for s in q})
e = configparser.ParsingError("s")
e.append(3, "line")
e.append(12, "other")
print(e, e.errors, e.source, repr(e))
print([str(configparser.DuplicateSectionError("s")), str(configparser.DuplicateOptionError("s", "o")), str(configparser.DuplicateOptionError("s", "o", "f", 3)),
       str(configparser.NoSectionError("x")), str(configparser.Error("m")), str(configparser.Error())])

print("-- dialects")
q = configparser.ConfigParser(delimiters=("->",), comment_prefixes=("//",), inline_comment_prefixes=("#", ";"), allow_no_value=True,
                              empty_lines_in_values=False, default_section="common", strict=False)
q.read_string("""
[common]
d -> 1
[s]
// comment
a -> b # c
b = 2 ; x
c->x;y
flag
multi -> one
  two # c

  three
[s]
a -> again
""")
show(q)
out = io.StringIO()
q.write(out)
print(out.getvalue())
q.optionxform = str
q.read_string("[S]\nKeep -> 1\n")
print(list(q["S"]))


class Sect(configparser.ConfigParser):
    import re
    SECTCRE = re.compile(r"\[ *(?P<header>[^]]+?) *\]")


z = Sect()
z.read_string("[ a b ]\nx=1")
print(z.sections())

print("-- interpolation")
ex = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
ex.read_string("""
[a]
x = 1
y = ${x}2
z = ${b:w}3 $$
bad = ${b:w:q}
missing = ${nope}
nosec = ${c:x}
trail = a$b
open = ${x
loop = ${loop}
Up = ${X}
[b]
w = ${a:y}+${v}
v = 9
""")
for o in ex["a"]:
    attempt(ex.get, "a", o)
attempt(ex.set, "a", "q", "$")
attempt(ex.set, "a", "q", "${x} $$")
attempt(ex.set, "a", "q", "$x")
ba = configparser.ConfigParser()
ba.read_string("[a]\nl = %(l)s\nm = %(n)s\nb = %(x\nc = %x\np = %\nd = %%(x)s\ne = %(E)s\nE2 = %(D)s")
for o in ba["a"]:
    attempt(ba.get, "a", o)
no = configparser.ConfigParser(interpolation=None)
no.read_string("[a]\nx = %(y)s%")
print(no["a"]["x"])
no["a"]["z"] = "%"

print("-- converters")
c = configparser.ConfigParser(converters={"list": lambda v: v.split(","), "decimal": lambda v: round(float(v), 1)})
c.read_string("[s]\nl = a,b,c\nd = 2.55\n")
print(c.getlist("s", "l"), c["s"].getlist("l"), c["s"].getdecimal("d"), c["s"].getlist("no"), c["s"].getlist("no", []), sorted(c.converters))
attempt(c.getlist, "s", "no")
c.converters["upper"] = str.upper
print(c["s"].getupper("l"), c.getupper("s", "l"), len(c.converters))
del c.converters["upper"]
print(hasattr(c, "getupper"), hasattr(c["s"], "getupper"))
attempt(c.converters.__setitem__, "", int)
attempt(c.converters.__setitem__, 5, int)
attempt(c.converters.__delitem__, "zzz")


class Own(configparser.ConfigParser):
    def getpair(self, section, option, **kw):
        return tuple(self._get_conv(section, option, str.split, **kw))


o = Own()
o.read_string("[s]\np = 1 2\n")
print(o.getpair("s", "p"), o["s"].getpair("p"), "pair" in o.converters)

print("-- written")
w = configparser.ConfigParser(allow_no_value=True)
w.read_string("[DEFAULT]\nd=1\n[s]\nnone\nempty=\nm = a\n b\n\n c\n[t]\n")
w.write(sys.stdout)
w.write(sys.stdout, space_around_delimiters=False)
out = io.StringIO()
w.write(out)
again = configparser.ConfigParser(allow_no_value=True)
again.read_string(out.getvalue())
print(again == w, {s: dict(again[s]) for s in again})
print("-- without a section")
u = configparser.ConfigParser(allow_unnamed_section=True)
u.read_string("a = 1\nb = 2\n[s]\nc = 3\n")
print(u.get(configparser.UNNAMED_SECTION, "a"), u.sections(), u[configparser.UNNAMED_SECTION]["b"])
u.write(sys.stdout)
attempt(configparser.ConfigParser().add_section, configparser.UNNAMED_SECTION)
attempt(configparser.ConfigParser().read, ["/no/such", "/nor/this"])
attempt(configparser.ConfigParser().read_file, ["[a]\n", "x = 1\n"])
attempt(configparser.ConfigParser().read_file, ["x\n"])
print(configparser.__all__)
