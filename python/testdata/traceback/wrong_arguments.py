class A:
    def m(self, a, *, key):
        pass


try:
    A().m(1)
except TypeError:
    A().m(1, 2, 3, key=1)
