def f(a, b=1, *c, d, **e):
    """Doc."""
    x = 1
    return x
print(f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__module__, f.__qualname__, f.__dict__, f.__closure__)
f.attr = 5
print(f.attr, f.__dict__, vars(f))
c = f.__code__
print(c.co_name, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_names, c.co_consts[0], c.co_flags & 0x0c, c.co_firstlineno)
class A:
    class B:
        def m(self): pass
    def loc(self):
        def inner(): pass
        return inner
print(A.B.m.__qualname__, A().loc().__qualname__, A.B.__qualname__, (lambda: 0).__name__)
print(A().loc.__func__ is A.loc, type(A().loc).__name__, type(A.loc).__name__, type(len).__name__, type([].append).__name__)
print(type(None), type(...), type(NotImplemented), type(type), type(f), type(c), type(A), type(int.__add__), type(str.join), type((1).__add__))
print(len.__name__, len.__module__, [].append.__qualname__, str.join.__qualname__, int.__add__.__name__, len.__doc__ is not None)
print(repr(len), repr(int), repr(str.join), repr(int.__add__))
import sys
def frame_name(): return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name
print(frame_name(), sys._getframe().f_lineno)
def gl(): return sys._getframe().f_globals is globals()
print(gl(), callable(f), callable(3), callable(A))
f.__name__ = "renamed"; f.__doc__ = "new"; f.__defaults__ = (9,)
print(f.__name__, f(1, d=2), f.__doc__)
def g(): return "g"
f.__code__ = g.__code__
print(f())
print(object().__class__, (3).__class__.__name__, A.__class__, A.__dict__["loc"] is A.loc)
print(sorted(set(dir(object)) & {"__init__", "__repr__", "__eq__", "__hash__", "__class__", "__doc__", "__dir__"}))
try: (3).x = 1
except AttributeError as e: print(e)
try: int.x = 1
except TypeError as e: print(e)
try: len.x = 1
except AttributeError as e: print(e)
try: object().x = 1
except AttributeError as e: print(e)
class Name: pass
print(str(Name).split(".")[-1], Name.__module__, repr(Name()).split(" at ")[0])
Name.__name__ = "Other"
print(Name.__name__, Name.__qualname__, repr(Name()).split(" at ")[0])
