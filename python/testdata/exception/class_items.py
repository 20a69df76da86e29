def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


print(StopIteration.value, OSError.characters_written, BaseException.args, BaseExceptionGroup.message)
print(ValueError.__name__, ValueError.__module__, ValueError.__qualname__)
print(ExceptionGroup[int], ExceptionGroup[int]("a", [ValueError(1)]))
print(BaseException.__subclasshook__, sep="") if False else None
for name in ("args", "with_traceback", "add_note", "__setstate__", "__reduce__", "__cause__"):
    print(name, name in BaseException.__dict__, name in Exception.__dict__)
for cls in (AttributeError, OSError, SyntaxError, UnicodeDecodeError, ImportError, KeyError):
    print(cls.__name__, "__init__" in cls.__dict__, "__str__" in cls.__dict__)
show(Exception.with_traceback, 1)
show(Exception.add_note, "x", "y")
show(StopIteration.value.__get__, 3)
e = ValueError(1)
print(hash(e) == hash(e), e == ValueError(1), len({e, ValueError(1)}))
print(e == e, bool(e), e in [e])


class WithSlots(Exception):
    __slots__ = ("a", "b")


w = WithSlots(1)
w.a = 2
w.other = 3
print(w.a, w.__dict__, hasattr(w, "b"))
