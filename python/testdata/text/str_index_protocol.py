# Where __index__, __iter__ and the like of arguments are asked, and what happens if they fail.
class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print("abc"[I(1)], "abc"[I(0):I(2)], "abc" * I(2), I(2) * "ab", "a".center(I(5)), "a,b,c".split(",", I(1)), "abcabc".find("c", I(3)), "a".zfill(I(3)))
print(b"abc"[I(1)], b"abc" * I(2), bytes(I(3)), bytes([I(65)]), b"abc".find(I(98)), I(98) in b"abc", bytearray(b"abc").pop(I(0)), "%*d" % (5, 3))


class Fails:
    def __index__(self):
        raise ValueError("no index")

    def __iter__(self):
        raise ValueError("no iter")

    def __str__(self):
        raise ValueError("no str")

    def __repr__(self):
        raise ValueError("no repr")

    def __format__(self, spec):
        raise ValueError("no format")

    def __getitem__(self, key):
        raise ValueError("no item")

    def __int__(self):
        raise ValueError("no int")

    def __float__(self):
        raise ValueError("no float")


f = Fails()
for call in ('"abc"[f]', '"abc"[f:]', '"abc" * f', '"a".center(f)', '"abc".find("a", f)', '"".join(f)', 'str(f)', '"%s" % f', '"%r" % f', '"{}".format(f)',
             '"{!s}".format(f)', '"{!r}".format(f)', '"{0[a]}".format(f)', '"%(a)s" % f', '"%d" % f', '"%x" % f', '"%f" % f', '"%c" % f', 'bytes(f)', 'bytes([f])',
             'bytearray(f)', 'b"".join(f)', '"a".translate(f)', 'bytearray(b"abc").__setitem__(0, f)', 'bytearray(b"a").extend(f)', '"a".ljust(f)'):
    try:
        print(call, eval(call))
    except Exception as e:
        print(call, type(e).__name__, e)


class Odd:
    def __str__(self):
        return 1

    def __repr__(self):
        return None

    def __format__(self, spec):
        return 2

    def __int__(self):
        return "x"

    def __float__(self):
        return 1


o = Odd()
for call in ('str(o)', 'repr(o)', 'format(o)', '"{}".format(o)', 'f"{o}"', '"%s" % o', '"%r" % o', '"%d" % o', '"%f" % o'):
    try:
        print(call, eval(call))
    except Exception as e:
        print(call, type(e).__name__, e)


class Table:
    def __getitem__(self, c):
        if c == 97:
            raise KeyError(c)
        if c == 98:
            raise IndexError(c)
        return chr(c).upper()


print("abcd".translate(Table()))


class Map(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("%(x)s %(y)d" % Map(y=3), "{x} {y}".format_map(Map(y=4)), "{x}".format_map(Map()))


class Attr:
    def __getattr__(self, name):
        return name * 2

    def __getitem__(self, key):
        return repr(key)


print("{0.a} {0.b.real} {0[1]} {0[x]} {0[-1]}".format(Attr()) if False else "{0.a} {0[1]} {0[x]} {0[-1]}".format(Attr()))
print("{a.b[c]}".format(a=type("T", (), {"b": {"c": "deep"}})))
