"""What multiplying in place says when the left side is a container that cannot be repeated."""


class Plain:
    pass


for left in (1.5, None, {"k": 1}, {1}, frozenset(), range(3), Plain(), "xy", len, 2 + 1j):
    for right in ([1], "s", (1,), b"x", 1.5, None):
        try:
            x = left
            x *= right
            print(type(left).__name__, "*=", repr(right), x)
        except TypeError as e:
            print(type(left).__name__, "*=", repr(right), e)
        try:
            print(type(left).__name__, "*", repr(right), left * right)
        except TypeError as e:
            print(type(left).__name__, "*", repr(right), e)


def early():
    try:
        print(ix)
        ix = 1
    except UnboundLocalError as e:
        print(e, e.name)

    def inner():
        return d

    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e, e.name)
    d = 1


early()
