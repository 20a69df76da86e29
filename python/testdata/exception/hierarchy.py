def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


def tree(cls, depth=0):
    print("  " * depth + cls.__name__, [b.__name__ for b in cls.__bases__])
    for sub in sorted(cls.__subclasses__(), key=lambda c: c.__name__):
        if sub.__module__ == "builtins":
            tree(sub, depth + 1)


for cls in (ArithmeticError, LookupError, OSError, ImportError, NameError, RuntimeError, SyntaxError, ValueError, BaseExceptionGroup):
    tree(cls)
print(ExceptionGroup.__mro__)
print([c.__name__ for c in PythonFinalizationError.__mro__])
print(issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception))


def combine(*bases):
    return type("E", bases, {})


show(combine, OSError, AttributeError)
show(combine, UnicodeDecodeError, UnicodeEncodeError)
show(combine, ImportError, int)
show(combine, SystemExit, StopIteration)
E = combine(KeyError, AttributeError)
e = E("a")
print(repr(e), str(e), e.name, e.obj, isinstance(e, LookupError))
show(E, "a", name=1)
E = combine(AttributeError, KeyError)
e = E("a", name="n")
print(repr(e), str(e), e.name)
E = combine(UnicodeError, OSError)
print(repr(E(2, "no")), E.__mro__[1:4])


class Mixin:
    def describe(self):
        return "mixin " + str(self)


E = combine(Mixin, ValueError)
print(E("x").describe())
try:
    raise E("y")
except ValueError as e:
    print(e.describe())
show(BaseException.__new__, int)
show(OSError.__new__, ValueError)
show(Exception.__new__, AttributeError)


class A(ValueError):
    pass


class B(ValueError):
    pass


a = A(1)
a.x = 1
a.__class__ = B
print(repr(a), a.x)
