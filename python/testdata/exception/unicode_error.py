def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


show(UnicodeDecodeError)
show(UnicodeDecodeError, "utf-8", b"abc", 1, 2, "r")
show(UnicodeDecodeError, "utf-8", bytearray(b"abc"), 1, 2, "r")
show(UnicodeDecodeError, "utf-8", "abc", 1, 2, "r")
show(UnicodeDecodeError, 1, b"abc", 1, 2, "r")
show(UnicodeDecodeError, "utf-8", b"abc", 1.0, 2, "r")
show(UnicodeDecodeError, "utf-8", b"abc", 1, 2, 3)
show(UnicodeEncodeError, "utf-8", b"abc", 1, 2, "r")
show(UnicodeEncodeError, "utf-8", "abc", 1, 2, "r", x=1)
show(UnicodeTranslateError, "abc", 1, 2)
show(UnicodeTranslateError, b"abc", 1, 2, "r")
show(UnicodeError, 1, 2, 3)
for e in (UnicodeDecodeError("utf-8", b"abc\xff", 3, 4, "r"), UnicodeDecodeError("utf-8", b"abc", 1, 3, "r"),
          UnicodeDecodeError("utf-8", b"abc", 7, 8, "r"),
          UnicodeEncodeError("ascii", "a\xffc", 1, 2, "r"), UnicodeEncodeError("ascii", "a\u1234c", 1, 2, "r"),
          UnicodeEncodeError("ascii", "a\U00011234c", 1, 2, "r"), UnicodeEncodeError("ascii", "a\U00011234c", 1, 3, "r"),
          UnicodeEncodeError("utf-8", "a\ud800", 1, 2, "surrogates not allowed"),
          UnicodeTranslateError("a\U00011234c", 1, 2, "r"), UnicodeTranslateError("a\xe4c", 1, 3, "r")):
    print(e)
    print(e.encoding, ascii(e.object), e.start, e.end, e.reason)
e = UnicodeDecodeError("utf-8", bytearray(b"abc"), 1, 2, "r")
print(type(e.object), e.args)
e.start = 2
e.end = 3
e.reason = "other"
print(e)
show(setattr, e, "start", "x")
show(delattr, e, "start")
