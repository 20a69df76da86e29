def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


class E(ValueError):
    pass


e = E(1, 2)
print(e.__reduce__())
e.x = 3
print(e.__reduce__())
f = e.__reduce__()[0](*e.__reduce__()[1])
f.__setstate__(e.__reduce__()[2])
print(repr(f), f.x)
print(f.__setstate__(None))
show(f.__setstate__, 3)
print(AttributeError("a", name="n", obj=3).__reduce__())
print(AttributeError("a").__getstate__())
print(NameError("a", name="n").__reduce__())
print(ImportError("a", name="n", path="p").__reduce__())
print(ImportError("a", name_from="f").__reduce__())
print(ImportError("a").__reduce__())
print(OSError(2, "no", "f").__reduce__())
print(OSError(2, "no", "f", None, "g").__reduce__())
print(OSError(1000, "odd").__reduce__())
print(SyntaxError("m", ("f", 1, 2, "t")).__reduce__())
print(UnicodeTranslateError("abc", 1, 2, "r").__reduce__())
print(ExceptionGroup("a", [ValueError(1)]).__reduce__())
