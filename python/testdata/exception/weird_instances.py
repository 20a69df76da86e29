def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


class Slow(Exception):
    def __init__(self, *args):
        super().__init__(*args, "more")


class Odd(Exception):
    def __repr__(self):
        return "odd"

    def __str__(self):
        return "text"

    def __eq__(self, other):
        return True

    __hash__ = None


print(Slow(1).args, repr(Slow(1)))
print([Odd(1)], str(Odd(1)), Odd(1) == 3)
show(hash, Odd(1))


class Named(Exception):
    args = "hidden"


print(Named(1).args, repr(Named(1)), str(Named(1)))


class Called(Exception):
    def __call__(self, x):
        return x * 2


print(Called()(4))


class Counting(Exception):
    count = 0

    def __new__(cls, *args, **kwargs):
        cls.count += 1
        return super().__new__(cls, *args)

    def __init__(self, *, key=None):
        self.key = key


c = Counting(key=3)
print(c.key, c.args, Counting.count)
show(Counting, 1)
print(Counting.count)
nested = ValueError(ValueError(ValueError("deep")))
print(repr(nested), str(nested))
loop = ValueError([])
loop.args[0].append(loop)
show(repr, loop)
print(ValueError("a" * 5, b"b", 1.5, None, [1, {2}]))
