def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


def current():
    try:
        raise
    except RuntimeError as e:
        return "none: " + str(e)
    except BaseException as e:
        return repr(e)


print(current())
try:
    raise ValueError(1)
except ValueError:
    print(current())
    try:
        raise KeyError(2)
    except KeyError:
        print(current())
    print(current())
print(current())


def gen():
    print("gen", current())
    yield 1
    print("gen", current())
    try:
        raise TypeError("in gen")
    except TypeError:
        yield 2
        print("gen", current())
    print("gen", current())
    yield 3


g = gen()
next(g)
try:
    raise ValueError("outside")
except ValueError:
    next(g)
    print(current())
    next(g)
    print(current())
print(current())


def loop():
    for i in range(3):
        try:
            if i == 1:
                continue
            raise ValueError(i)
        except ValueError as e:
            print(repr(e), current())
        finally:
            print("finally", i, current())
            if i == 2:
                return "returned"


print(loop())


def swallowed():
    try:
        raise ValueError("gone")
    finally:
        return "swallowed"


print(swallowed())


class Suppress:
    def __enter__(self):
        return self

    def __exit__(self, typ, value, tb):
        print("exit", typ.__name__, value, current())
        return True


with Suppress():
    raise KeyError("k")
print(current())
