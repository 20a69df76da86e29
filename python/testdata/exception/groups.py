def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


show(ExceptionGroup)
show(ExceptionGroup, "a")
show(ExceptionGroup, "a", [])
show(ExceptionGroup, "a", 5)
show(ExceptionGroup, "a", {ValueError(): 1})
show(ExceptionGroup, "a", {ValueError()})
show(ExceptionGroup, 1, [ValueError()])
show(ExceptionGroup, "a", [1])
show(ExceptionGroup, "a", [ValueError(1), ValueError])
show(ExceptionGroup, "a", [KeyboardInterrupt()])
show(ExceptionGroup, "a", [ValueError(1)], x=1)
show(ExceptionGroup, "a", (ValueError(1),))
show(BaseExceptionGroup, "a", [KeyboardInterrupt(), ValueError(1)])
show(BaseExceptionGroup, "a", [ValueError(1)])


class Mine(ExceptionGroup):
    pass


class MineBase(BaseExceptionGroup):
    pass


class Both(BaseExceptionGroup, ValueError):
    pass


show(Mine, "a", [KeyboardInterrupt()])
show(Mine, "a", [ValueError(1)])
show(MineBase, "a", [KeyboardInterrupt()])
show(MineBase, "a", [ValueError(1)])
show(Both, "a", [KeyboardInterrupt()])
show(Both, "a", [ValueError(1)])
g = ExceptionGroup("several", [ValueError(1), TypeError(2), ExceptionGroup("inner", [KeyError(3), ValueError(4)])])
print(g, "|", g.message, g.exceptions, len(g.args))
print(ExceptionGroup("one", [ValueError(1)]))
show(setattr, g, "message", "x")
show(setattr, g, "exceptions", ())
show(delattr, g, "message")
for matcher in (ValueError, (ValueError, KeyError), KeyError, OSError, Exception, ExceptionGroup, lambda e: isinstance(e, TypeError),
                lambda e: 1 / 0, 3, int, (3,), (), "text"):
    name = "function" if callable(matcher) and not isinstance(matcher, type) else matcher
    print("--", name)
    show(g.split, matcher)
    show(g.subgroup, matcher)
show(g.split)
show(g.derive, [OSError("x")])
show(g.derive, 2)
print(g.subgroup(Exception) is g)
g.add_note("a note")
g.__cause__ = KeyError("cause")
match, rest = g.split(ValueError)
print(match.__notes__, rest.__notes__, match.__notes__ is g.__notes__, repr(match.__cause__), match.__context__, match.__suppress_context__)
print(match.exceptions[1].__cause__, hasattr(match.exceptions[1], "__notes__"))


class Coded(ExceptionGroup):
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs):
        return Coded(self.message, excs, self.code)


c = Coded("m", [ValueError(1), KeyError(2), Coded("n", [ValueError(3)], 8)], 7)
match, rest = c.split(ValueError)
print(repr(match), match.code, repr(rest), rest.code, match.exceptions[1].code)


class Wrong(ExceptionGroup):
    def derive(self, excs):
        return 3


show(Wrong("m", [ValueError(1), KeyError(2)]).split, ValueError)
