# Facts of all characters, as sums over the whole of Unicode.
def digest(items):
    h = 0
    for n in items:
        h = (h * 1000003 + n) % 2305843009213693951
    return h


def points():
    for n in range(0x3400):
        yield n
    for n in range(0x4dbf, 0x4e20):
        yield n
    for n in range(0xa000, 0xac10):
        yield n
    for n in range(0xd790, 0x11000):
        yield n
    for n in range(0x16f00, 0x17010):
        yield n
    for n in range(0x1bc00, 0x1bd00):
        yield n
    for n in range(0x1d000, 0x20010):
        yield n
    for n in range(0x2ebe0, 0x2ee70):
        yield n
    for n in range(0xe0000, 0xe0200):
        yield n


chars = [chr(n) for n in points()]
print(len(chars))
for name in ("isalpha", "isalnum", "isdecimal", "isdigit", "isnumeric", "isspace", "isprintable", "isupper", "islower", "istitle", "isidentifier", "isascii"):
    method = getattr(str, name)
    found = [ord(c) for c in chars if method(c)]
    print(name, len(found), digest(found))
found = [ord(c) for c in chars if ("a" + c).isidentifier()]
print("in names", len(found), digest(found))
for name in ("upper", "lower", "title", "casefold", "swapcase", "capitalize"):
    method = getattr(str, name)
    changed = [c for c in chars if method(c) != c]
    print(name, len(changed), digest(ord(x) for c in changed for x in method(c)))
print("lines", digest(ord(c) for c in chars if len(("a" + c + "b").splitlines()) > 1))
print("blanks", digest(ord(c) for c in chars if ("a" + c).strip() == "a"))
print("repr", digest(len(repr(c)) for c in chars), digest(len(ascii(c)) for c in chars))
for encoding in ("utf-8", "utf-16", "utf-32", "utf-16-be", "unicode_escape", "raw_unicode_escape"):
    text = "".join(c for c in chars if not "\ud800" <= c <= "\udfff")
    data = text.encode(encoding)
    print(encoding, len(data), digest(data), data.decode(encoding) == text)
