def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


for number in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 108, 110, 111, 114, 115, 5, 9999):
    e = OSError(number, "text")
    print(number, type(e).__name__, e, isinstance(e, ConnectionError))
show(OSError)
show(OSError, 2)
show(OSError, 2, "no")
show(OSError, 2, "no", "file")
show(OSError, 2, "no", "file", None, "other")
show(OSError, 2, "no", None, None, "other")
show(OSError, 1, 2, 3, 4, 5, 6)
show(OSError, "a", "b")
show(OSError, 2, "no", x=1)
for e in (OSError(), OSError(2), OSError(2, "no"), OSError(2, "no", "file"), OSError(2, "no", "file", None, "other"),
          OSError(2, "no", None, None, "other"), OSError(2, "no", 7), OSError(1, 2, 3, 4, 5, 6), OSError(None, None),
          BlockingIOError(11, "x", 3), BlockingIOError(11, "x", "f"), FileNotFoundError(13, "kept")):
    print(type(e).__name__, "|", e, "|", e.args, e.errno, e.strerror, e.filename, e.filename2)
print(BlockingIOError(11, "x", 3).characters_written)
e = BlockingIOError(11, "x")
show(getattr, e, "characters_written")
e.characters_written = 7
print(e.characters_written)
show(setattr, e, "characters_written", "a")
del e.characters_written
show(delattr, e, "characters_written")
e.filename = "later"
print(e)
e.errno = None
print(e)
del e.strerror
print(e, e.strerror)
print(IOError is OSError, EnvironmentError is OSError)


class ByInit(OSError):
    def __init__(self, *args, extra=None):
        super().__init__(*args)
        self.extra = extra


class Silent(OSError):
    def __init__(self, *args, extra=None):
        pass


class ByNew(OSError):
    def __new__(cls, skip, *args):
        return super().__new__(cls, *args)

    def __init__(self, *args, extra=None):
        pass


for e in (ByInit(2, "no", "f", extra=5), Silent(2, "no", extra=5), ByNew(0, 2, "no", "f")):
    print(type(e).__name__, repr(e), e.errno, e.filename, e.args)
show(Exception.__new__, OSError)
