# The decorator of what is not to be used any more.
import warnings
from warnings import deprecated

warnings.simplefilter('always')
warnings.showwarning = lambda m, c, filename, lineno, *rest: print(c.__name__, m, filename, lineno)


@deprecated('use g')
def f(x, *, y=2):
    "doc of f"
    return x, y


print(f(1), f(1, y=3), f.__deprecated__, f.__name__, f.__doc__, f.__wrapped__.__deprecated__)


@deprecated('no more', category=PendingDeprecationWarning, stacklevel=2)
def g():
    return 1


def caller():
    return g()


caller()


@deprecated('silent', category=None)
def h():
    return 2


print(h(), h.__deprecated__)


@deprecated('old class')
class C:
    def __init__(self, x=0):
        self.x = x


print(C(3).x, C(x=4).x, C.__deprecated__)


class D(C):
    pass


print(D(5).x)


@deprecated('with hooks')
class E:
    made = []

    def __new__(cls, *args):
        return super().__new__(cls)

    def __init_subclass__(cls, tag=None):
        cls.made.append((cls.__name__, tag))


E(1, 2)


class G(E, tag='t'):
    pass


print(E.made, type(G()).__name__)


@deprecated('plain')
class P:
    pass


P()
try:
    P(1)
except TypeError as e:
    print(e)


class M:
    @deprecated('method')
    def m(self):
        return self

    @staticmethod
    @deprecated('static')
    def s(x):
        return x

    @classmethod
    @deprecated('class')
    def c(cls):
        return cls

    @property
    @deprecated('property')
    def p(self):
        return 1


m = M()
print(m.m() is m, m.s(2), m.c() is M, m.p)
for bad in [lambda: deprecated(3), lambda: deprecated('x')(3), lambda: deprecated(f), lambda: deprecated()]:
    try:
        bad()
    except TypeError as e:
        print(str(e).split(' at 0x')[0])
