def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


show(AttributeError, "a", "b")
show(AttributeError, "a", name="n", obj=3)
show(AttributeError, "a", other=1)
e = AttributeError("a", name="n", obj=3)
print(e.name, e.obj, e, e.args)
e.name = 5
del e.obj
print(e.name, e.obj)
show(NameError, "a", name="n")
show(NameError, "a", obj="n")
print(NameError("a", name="n").name, UnboundLocalError("a").name)
show(ImportError, "a", name="n", path="p", name_from="f")
show(ImportError, "a", other=1)
e = ImportError("a", name="n", path="p", name_from="f")
print(e.msg, e.name, e.path, e.name_from, e)
e = ImportError("a", "b")
print(e.msg, e)
e = ModuleNotFoundError(3)
print(e.msg, e, e.name)
try:
    (3).nothing
except AttributeError as e:
    print(e.name, e.obj, e)
try:
    nothing
except NameError as e:
    print(e.name, e)
try:
    object().x = 1
except AttributeError as e:
    print(e.name, type(e.obj).__name__, e)
print(str(KeyError("a")), str(KeyError("a", "b")), str(KeyError()), str(KeyError(KeyError(1))))
