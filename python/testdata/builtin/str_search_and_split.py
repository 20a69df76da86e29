s = "the cat sat on the mat"
print(s.find("the"), s.find("the", 1), s.find("the", 1, 10), s.find("x"), s.rfind("the"), s.index("cat"), s.rindex("at"), s.count("at"), s.count("t", 5, 15), s.count(""), "aaaa".count("aa"), s.find(""), s.find("", 100), "".find(""), s.rfind(""), s.find("t", -3), s.find("t", None, None))
print(s.startswith("the"), s.startswith("cat", 4), s.startswith(("x", "the")), s.endswith("mat"), s.endswith("sat", 0, 11), s.startswith(""), s.startswith("", 100), s.endswith(()), "at" in s, "" in s, "AT" in s, "abc".startswith("abcd"))
print("a,b,,c".split(","), "a b  c ".split(), "a b  c ".split(" "), "  a b c".split(None, 1), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), " a b c ".rsplit(None, 1), "".split(), "".split(","), "abc".split("abc"), "a--b--c".split("--"), "abc".split("x"), "a b c".split(maxsplit=1), "a,b".split(sep=","), "aXbXc".rsplit("X"), "\x1c a\x85b\u2028c".split())
print("a\nb\r\nc\rd".splitlines(), "a\n\nb\n".splitlines(), "a\nb\r\n".splitlines(True), "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i".splitlines(), "".splitlines(), "\n".splitlines(), "x".splitlines(keepends=True))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="), "=".partition("="), "a::b".partition("::"))
print(s[0], s[-1], s[4:7], s[::-1], s[::3], s[-3:], s[:-3], s[100:], s[5:2], s[::-2], s[10:2:-2], s[None:None:None], "héllo wörld"[1:8:2], "🎉a🎉b"[::2], "日本語"[1], "日本語"[-1:], "aé漢🎉"[::-1])
print("abc" * 3, 0 * "x", -1 * "x", "a" + "b", "a" "b", "abc" < "abd", "Z" < "a", "" < "a", "abc" == "abc", "é" > "z", "a" < "B", "10" < "9", "abc" != "ABC", "\U0001f389" > "\uffff", max("hello"), min("hello"), sorted("hello"), len("🎉é"), list("aé🎉"), [*reversed("abc")])
print([c for c in "abc"], dict(enumerate("ab")), set("aab") == {"a", "b"}, tuple("xy"), [ord(c) for c in "aé🎉"], chr(0x1f389), "".join(map(chr, range(97, 105))), "%s" % "x", str(5) + str(None) + str([1, "a"]), str(b"x"), str(b"h\xc3\xa9", "utf-8"), str(object=5), str())
for t in ["s.index('x')", "s.rindex('x')", "s.split('')", "s.rsplit('')", "s.split(1)", "s.partition('')", "s.partition(1)", "s[100]", "s['a']", "s[1.5]", "s[::0]", "s[0] + 1", "s + None", "1 + s", "s * 's'", "s * 1.5", "1 in s", "None in s", "s.find(1)", "s.find()", "s.count(1)", "s.splitlines(1, 2)", "s < 1", "ord('ab')", "ord('')", "ord(1)", "chr(-1)", "chr(0x110000)", "chr('a')", "s.x = 1" if False else "s.x", "str(b'x', 'nope')", "str('x', 'utf-8')", "str(b'\\xff', 'utf-8')", "str(1, 'utf-8')", "s.encode('nope')", "'é'.encode('ascii')", "'a'.encode(5)", "s.split(',', 'x')", "iter('a').__next__().x", "'a'[0][0][0][1]"]:
    try: print(t, "=", eval(t))
    except Exception as e: print(t, "!", type(e).__name__, e)
try: s[0] = "x"
except TypeError as e: print(e)
try: del s[0]
except TypeError as e: print(e)
try: s.attr = 1
except AttributeError as e: print(e)
class S(str):
    def __getitem__(self, i): return "item"
    def upper(self): return "UP" + super().upper()
x = S("abc")
print(x, x[0], x.upper(), x + "d", type(x + "d").__name__, type(x[:]).__name__, type(x.lower()).__name__, type(str(x)).__name__, x == "abc", {x: 1}["abc"], "-".join([x, x]), f"{x}", isinstance(x, str), list(x), x.strip() is x, hash(x) == hash("abc"))
