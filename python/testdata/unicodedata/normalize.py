# Normal forms: what the standard's own examples show, every character by itself, pairs, and marks in every order.
import itertools
import random
import unicodedata as u

forms = "NFC", "NFD", "NFKC", "NFKD"


def points(s):
    return " ".join(f"{ord(c):04x}" for c in s)


def checksum(texts):
    h = 0
    for t in texts:
        for c in t:
            h = (h * 31 + ord(c)) & 0xffffffffffff
    return h


examples = ["", "abc", "é", "e\u0301", "\u0344", "\u212b", "\u1e9b\u0323", "ﬁ", "한글", "\u1112\u1161\u11ab", "가\u11a8", "각\u11a8", "\u1100\u1161", "\u0958", "\u2adc",
            "a\u0315\u0300\u05ae\u0300b", "e\u0323\u0301", "e\u0301\u0323", "\u1e0a\u0323", "d\u0323\u0307", "\u0f71\u0f72\u0f74", "①Ⅷ㌀", "\ufdfa", "ｱﾞ", "\u03d3",
            "\U0001d15e", "\U0002f800", "\u0301abc", "a\u0301\u0301", "a" + "\u0301" * 40, "q\u0323\u0307\u0301", "\ud800é", "é\udfffe\u0301", "\u09c7\u09be", "\u0b47\u0b57",
            "\u1025\u102e", "\U00011099\U000110ba", "\u0cc6\u0cc2\u0cd5", "straße ½ ²", "\u00a0\u2003|", "\u0307\u0323a"]
for s in examples:
    for f in forms:
        n = u.normalize(f, s)
        print(f, points(s), "->", points(n), u.is_normalized(f, s), u.is_normalized(f, n))

every = [chr(i) for i in range(0x110000) if not 0xd800 <= i < 0xe000 and (i < 0x3000 or 0xa000 <= i < 0xb000 or 0xf900 <= i < 0x12000 or i % 13 == 0)]
for f in forms:
    print(f, checksum(u.normalize(f, c) for c in every))

marks = "\u0300\u0301\u0323\u0327\u0338\u0345\u05b0\u0f71"
for base in "aeA가":
    print(base, [checksum(u.normalize(f, base + "".join(p)) for p in itertools.permutations(marks, 3)) for f in forms])

r = random.Random(5)
pool = [c for c in every if u.decomposition(c) or u.combining(c)]
texts = ["".join(r.choices(pool, k=r.randrange(1, 12))) + "x" for _ in range(4000)]
for f in forms:
    done = [u.normalize(f, t) for t in texts]
    print(f, checksum(done), sum(map(len, done)), all(u.is_normalized(f, t) for t in done), sum(u.is_normalized(f, t) for t in texts))
    assert all(u.normalize(f, t) == t for t in done)


class Text(str):
    pass


print(type(u.normalize("NFC", Text("abc"))), type(u.normalize(Text("NFC"), Text("e\u0301"))))
