def f(*excs):
    try:
        raise ExceptionGroup("group", list(excs))
    except* ValueError as eg:
        print("values", eg.exceptions)
    except* (TypeError, KeyError) as eg:
        print("types", eg.exceptions)
    else:
        print("else")
    finally:
        print("finally")
f(ValueError(1), TypeError(2), ValueError(3))
try:
    f(ValueError(1), OSError(2))
except ExceptionGroup as eg:
    print("rest", repr(eg))
try:
    try:
        raise ValueError("plain")
    except* ValueError as eg:
        print(repr(eg))
        raise KeyError("new")
except (ExceptionGroup, KeyError) as eg:
    print(repr(eg), repr(eg.__context__))
eg = ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [TypeError(2), ValueError(3)])])
print(eg.subgroup(ValueError))
print(repr(eg.split(TypeError)))
print(eg.subgroup(lambda e: isinstance(e, TypeError)))
print(eg.message, len(eg.exceptions), str(eg))
try:
    ExceptionGroup("x", [])
except ValueError as e:
    print(e)
try:
    ExceptionGroup("x", [1])
except ValueError as e:
    print(e)
print(type(BaseExceptionGroup("x", [ValueError()])).__name__, type(BaseExceptionGroup("x", [KeyboardInterrupt()])).__name__)
try:
    ExceptionGroup("x", [KeyboardInterrupt()])
except TypeError as e:
    print(e)
def nested():
    try:
        raise ExceptionGroup("o", [ExceptionGroup("i", [KeyError("k")]), ValueError("v")])
    except* KeyError as e:
        print("inner", repr(e))
    except* ValueError as e:
        print("outer", repr(e))
nested()
class MyGroup(ExceptionGroup):
    def derive(self, excs): return MyGroup(self.message, excs)
print(repr(MyGroup("m", [ValueError(1), TypeError(2)]).split(ValueError)))
try:
    1
except* ValueError:
    pass
else:
    print("no exception")
