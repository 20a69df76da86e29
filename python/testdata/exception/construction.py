def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


for cls in (Exception, ValueError, KeyError, LookupError, ArithmeticError, GeneratorExit, StopAsyncIteration):
    show(cls)
    show(cls, 1)
    show(cls, 1, "two", None)
    show(cls, (1,))
    show(cls, x=1)
    print(str(cls()), str(cls(1)), str(cls("a")), str(cls(1, "a")))


class E(ValueError):
    pass


class F(ValueError):
    def __init__(self, a, b=2):
        self.a = a


class G(ValueError):
    def __new__(cls, *args):
        self = super().__new__(cls, "from new")
        self.made = args
        return self

    def __init__(self, *args):
        pass


show(E, 1)
show(E, x=1)
show(F, 1)
show(F, 1, 3)
show(F, 1, b=3)
show(F)
print(F(1, 3).args, F(1, b=3).args, str(F(5)))
print(G(1, 2).args, G(1, 2).made, str(G(1)))
e = Exception.__new__(Exception, 1, 2)
print(e.args)
e.__init__(3)
print(e.args, repr(e))
