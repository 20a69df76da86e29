class A:
    def go(self):
        raise LookupError


def f():
    a = A()
    return a.go()


f()
