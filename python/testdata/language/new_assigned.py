# A class may be given its __new__ when it is there already; its subclasses follow.


class C:
    def __init__(self, x=0):
        print('init', x)


class D(C):
    pass


def make(cls):
    return cls(1)


def new(cls, *args):
    print('new', cls.__name__, args)
    return object.__new__(cls)


for cls in C, D:
    make(cls)
C.__new__ = staticmethod(new)
for cls in C, D:
    make(cls)
D.__new__ = lambda cls, *args: 'no instance'
print(type(make(C)).__name__, make(D))
C.__new__ = new
make(C)


class Base:
    def __new__(cls, *args):
        print('Base makes it', args)
        return super().__new__(cls)


class Late:
    pass


class Moved(Late):
    def __init__(self, *args):
        pass


make(Moved)
Moved.__bases__ = (Base,)
make(Moved)
