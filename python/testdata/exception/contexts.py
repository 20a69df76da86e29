def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


def chain(e):
    names = []
    while e is not None and len(names) < 10:
        names.append(repr(e))
        e = e.__context__
    return names


try:
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise TypeError(2)
    except TypeError:
        raise KeyError(3)
except KeyError as e:
    print(chain(e))

try:
    raise ValueError(1)
except ValueError as a:
    try:
        raise TypeError(2)
    except TypeError as b:
        try:
            raise a
        except ValueError as c:
            print(chain(c))
    print(chain(a))

try:
    try:
        raise ValueError(1)
    except ValueError as e:
        raise e
except ValueError as e:
    print(chain(e))

try:
    try:
        raise ValueError(1)
    finally:
        raise TypeError(2)
except TypeError as e:
    print(chain(e))

try:
    try:
        raise ValueError(1)
    except ValueError as e:
        raise TypeError(2) from e
except TypeError as e:
    print(chain(e), repr(e.__cause__), e.__suppress_context__)

try:
    raise TypeError(2) from KeyError
except TypeError as e:
    print(chain(e), repr(e.__cause__), e.__suppress_context__)

try:
    raise TypeError(2) from None
except TypeError as e:
    print(chain(e), repr(e.__cause__), e.__suppress_context__)


def gen():
    try:
        yield 1
    except ValueError:
        yield 2
        raise TypeError("in generator")


g = gen()
next(g)
g.throw(ValueError("thrown"))
try:
    raise KeyError("outside")
except KeyError:
    try:
        next(g)
    except TypeError as e:
        print(chain(e))

a = ValueError("a")
b = ValueError("b")
a.__context__ = b
b.__context__ = a
try:
    try:
        raise a
    except ValueError:
        raise TypeError("c")
except TypeError as e:
    print(chain(e)[:4])


class C:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        print(args[0].__name__, args[1], args[2] is not None)
        raise RuntimeError("from exit")


try:
    with C():
        raise ValueError("body")
except RuntimeError as e:
    print(chain(e))


def raise_again():
    raise


show(raise_again)
try:
    1 / 0
except ZeroDivisionError:
    show(raise_again)


class Odd(Exception):
    def __new__(cls):
        return 3


def raise_it(what, *cause):
    if cause:
        raise what from cause[0]
    raise what


show(raise_it, Odd)
show(raise_it, 3)
show(raise_it, ValueError, 3)
show(raise_it, ValueError, Odd)
show(raise_it, int)
