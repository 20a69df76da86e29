# What Unicode says of each character: all of them, by checksums, and some in full.
import unicodedata as u


def checksum(f, step=1):
    h = 0
    for i in range(0, 0x110000, step):
        h = (h * 31 + hash_of(f(chr(i)))) & 0xffffffffffff
    return h


def hash_of(v):
    if isinstance(v, str):
        return sum(ord(c) * (i + 1) for i, c in enumerate(v)) & 0xffffff
    if isinstance(v, float):
        return int(v * 960) & 0xffffff
    return v & 0xffffff


print(u.unidata_version)
for f in (u.category, u.bidirectional, u.combining, u.mirrored, u.east_asian_width):
    print(f.__name__, checksum(f, 7))
for name in ("category", "bidirectional", "combining", "mirrored", "east_asian_width", "decomposition"):
    f = getattr(u, name)
    print(name, [f(c) for c in "aA1 \n\u0301é한漢ﬁ½²Ⅷ٣(⟨\u202e🎉\U000e0001\ud800\uffff\U0010ffff\u2ffc\U0002ebf0"])
for name in ("decimal", "digit", "numeric", "name"):
    f = getattr(u, name)
    print(name, [f(c, None) for c in "aA1 \n\u0301é한漢ﬁ½²Ⅷ٣(⟨\u202e🎉\U000e0001\ud800\uffff\U0010ffff\u2ffc\U0002ebf0一億৴\U00016b5b"])
print(checksum(lambda c: u.decimal(c, -1), 3), checksum(lambda c: u.digit(c, -1), 3), checksum(lambda c: u.numeric(c, -1.0), 3))
print(checksum(lambda c: u.name(c, ""), 11), checksum(u.decomposition, 5))
print(sorted({u.category(chr(i)) for i in range(0, 0x110000, 3)}))
print(sorted({u.bidirectional(chr(i)) for i in range(0, 0x110000, 3)}))
for name in ("LATIN SMALL LETTER E WITH ACUTE", "latin small letter a", "HANGUL SYLLABLE GAG", "CJK UNIFIED IDEOGRAPH-4E00", "LF", "SNOWMAN",
             "BYTE ORDER MARK", "CJK UNIFIED IDEOGRAPH-2EBF0", "IDEOGRAPHIC DESCRIPTION CHARACTER ROTATION", b"GREEK SMALL LETTER ALPHA"):
    print(name, ascii(u.lookup(name)))
for i in range(0, 0x30000, 97):
    n = u.name(chr(i), None)
    if n:
        assert u.lookup(n) == chr(i), n

for text in (
    'u.name("\\0")', 'u.name(1)', 'u.name("ab")', 'u.name("a", 1)', 'u.name("\\ue000", 7)', 'u.lookup("x")', 'u.lookup(1)', 'u.lookup("x" * 300)',
    'u.lookup(b"x")', 'u.decimal("a")', 'u.decimal("²")', 'u.digit("a")', 'u.digit("½")', 'u.numeric("a")', 'u.numeric("½")', 'u.normalize("X", "a")',
    'u.normalize(1, "a")', 'u.normalize("NFC", 1)', 'u.normalize("NFC")', 'u.category(1)', 'u.category("")', 'u.category()', 'u.category("ab")',
    'u.name()', 'u.mirrored("ab")', 'u.combining(None)', 'u.name("a", 1, 2)', 'u.is_normalized("NFC")', 'u.is_normalized("nfc", "a")',
    'u.east_asian_width(1.5)', 'u.decimal(1)', 'u.digit("")', 'u.numeric(b"1")', 'u.bidirectional(c="a")', 'u.decomposition("ab")',
):
    try:
        print(text, ascii(eval(text)))
    except Exception as e:
        print(text, type(e).__name__, e)
