def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


def set_attribute(e, name, value):
    setattr(e, name, value)
    return getattr(e, name)


def delete(e, name):
    delattr(e, name)
    return "deleted"


for name in ("args", "__traceback__", "__context__", "__cause__", "__suppress_context__"):
    for value in (None, 3, "ab", ValueError, ValueError("v"), True, [1, 2]):
        print(name, value if name != "args" else "", end=" ")
        show(set_attribute, Exception("e"), name, value)
    show(delete, Exception("e"), name)
e = Exception()
e.extra = 1
print(e.extra, e.__dict__)
e.__dict__ = {"other": 2}
print(e.other, hasattr(e, "extra"))
show(set_attribute, e, "__dict__", 3)
show(delete, e, "__dict__")
show(delete, e, "nothing")
show(getattr, e, "nothing")
e.__cause__ = ValueError(1)
print(e.__suppress_context__, repr(e.__cause__))
e.__cause__ = None
print(e.__suppress_context__)
e.__suppress_context__ = False
print(e.__suppress_context__)
