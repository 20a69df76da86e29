# What CPython's own tests found: MROs that are computed anew, patterns that are inherited, documentation of properties.
import array
import collections
import collections.abc
import types
import warnings

warnings.simplefilter('always')


def attempt(f, *args):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        try:
            result = f(*args)
        except Exception as e:
            result = f'{type(e).__name__}: {e}'
    print(result, *(f'[{w.category.__name__}: {w.message}]' for w in seen))


# An mro() of the program that sets the bases of another class, whose mro() sets those of this one.
meddling = {}


class Meddler(type):
    def mro(cls):
        meddling.get(cls.__name__, bool)()
        return super().mro()


Top = Meddler('Top', (), {})
Left, Right = Meddler('Left', (Top,), {}), Meddler('Right', (Top,), {})
meddling['Left'] = lambda: setattr(Right, '__bases__', (Left,))
meddling['Right'] = lambda: setattr(Left, '__bases__', (Right,))
attempt(setattr, Left, '__bases__', Left.__bases__)
meddling.clear()
print([c.__name__ for c in Left.__mro__], [c.__name__ for c in Right.__mro__])


class Layout(type):
    def mro(cls):
        return [cls, dict, object]


attempt(lambda: Layout('X', (), {}))
attempt(lambda: type('Odd', (), {1: 2}).__name__)


# MROs go back to what they were where one cannot be computed.
class Once(type):
    worked = False

    def mro(cls):
        if cls.worked:
            raise RuntimeError('no more')
        cls.worked = True
        return type.mro(cls)


class Old:
    pass


class New:
    pass


class D(Old):
    pass


class E(D):
    pass


class F(D, metaclass=Once):
    pass


def move():
    D.__bases__ = (New,)


attempt(move)
print([c.__name__ for c in E.__mro__], [c.__name__ for c in D.__mro__], D.__bases__ == (Old,))


# The first class that says so decides which patterns match.
def kind(x):
    match x:
        case [*_]:
            return 'sequence'
        case {}:
            return 'mapping'


class C:
    pass


print(kind(type('M1', (collections.UserDict, collections.abc.Sequence), {})()))
print(kind(type('M2', (C, collections.UserDict, collections.abc.Sequence), {})()))
print(kind(type('M3', (collections.UserDict, C, list), {})()))
print(kind(type('S1', (collections.UserList, collections.abc.Mapping), {})()))
print(kind(type('S2', (list, collections.abc.Mapping), {'__getitem__': list.__getitem__, '__iter__': list.__iter__, '__len__': list.__len__})()))


def both():
    class Both(collections.abc.Collection):
        __abc_tpflags__ = collections.abc.Sequence.__flags__ | collections.abc.Mapping.__flags__


attempt(both)


# Properties.
class Documented(property):
    """about the class"""


class Slotted(property):
    __slots__ = ('other',)


def silent(x):
    pass


def spoken(x):
    """about the getter"""


for cls in property, Documented:
    print(cls(silent).__doc__, cls(spoken).__doc__, cls(spoken, doc='given').__doc__, cls(spoken).setter(silent).__doc__)
print(Slotted(doc='given').__doc__)
attempt(lambda: Slotted(spoken).__doc__)
attempt(lambda: property().__set_name__(1))
for wrap in classmethod, staticmethod:
    print(sorted(wrap(spoken).__dict__))


# Methods are bound once.
class Owner:
    def method(self):
        return self


owner = Owner()
print(owner.method.__get__(C(), C)() is owner)


def deletion():
    type(C).__dict__['__doc__'].__delete__(C)


attempt(deletion)


def unabstract():
    del C.__abstractmethods__


attempt(unabstract)


# Generators.
def inner():
    print('inside:', gen.gi_yieldfrom)
    yield 1


def outer():
    yield from it
    print('inside:', gen.gi_yieldfrom)


it = inner()
gen = outer()
print(next(gen), gen.gi_yieldfrom is it)
print(next(gen, 'end'))


class Bad(Exception):
    def __new__(cls, *args):
        return cls


def waiting():
    try:
        yield
    except TypeError as e:
        print('got', str(e).rpartition(' should')[2])
        yield 'caught'


gen = waiting()
next(gen)
print(gen.throw(Bad))


# Items that vanish while lists are compared.
class Clears:
    def __init__(self, what):
        self.what = what

    def __eq__(self, other):
        self.what().clear()
        return NotImplemented


one = [Clears(lambda: two)]
two = [Clears(lambda: one)]
print(one == two, one, two)

# Numbers.
attempt(lambda: int(array.array('B', b' 12 ')))
attempt(lambda: float(array.array('B', b'1.5')))
attempt(lambda: int(array.array('i', [1])) if 0 else 'skipped')


class F2(float):
    pass


class Number:
    def __float__(self):
        return F2(2)


attempt(lambda: float(Number()))
true = True
attempt(lambda: ~true)
tb = types.TracebackType(None, __import__('sys')._getframe(), 3, 4)
print(tb.tb_lasti, tb.tb_lineno)
