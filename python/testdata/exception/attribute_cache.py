def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


class E(Exception):
    pass


def use(e, i):
    e.x = i
    e.y = e.x + 1
    return e.x + e.y


print(sum(use(ValueError(), i) for i in range(100)))
print(sum(use(E(), i) for i in range(100)))
print(sum(use((E, ValueError, KeyError)[i % 3](), i) for i in range(100)))


def method(e):
    return e.with_traceback(None) is e, e.args


for i in range(20):
    e = (E, ValueError, KeyError)[i % 3](i)
    if i % 2:
        e.args = ("changed",)
        e.with_traceback = lambda tb: None
    r = method(e)
print(r)


def missing(e):
    return getattr(e, "x", None), hasattr(e, "y")


print([missing(ValueError()) for i in range(3)])
for i in range(3):
    e = ValueError()
    if i == 1:
        e.x = 1
    print(missing(e))
