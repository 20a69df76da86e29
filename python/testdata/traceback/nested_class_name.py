class Outer:
    class Inner(Exception):
        pass


def f():
    class Local(Exception):
        pass
    raise Local(1)


try:
    raise Outer.Inner(1, 2)
except Exception:
    f()
