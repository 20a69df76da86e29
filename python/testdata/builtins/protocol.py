# The built-in functions ask classes of the program by their special methods.


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except BaseException as e:
        return f'{type(e).__name__}: {e}'


class N:
    def __init__(self, v):
        self.v = v

    def __abs__(self):
        return ('abs', self.v)

    def __round__(self, *n):
        return ('round', n)

    def __divmod__(self, other):
        return NotImplemented if isinstance(other, str) else ('divmod', other)

    def __rdivmod__(self, other):
        return ('rdivmod', other)

    def __pow__(self, other, mod=None):
        return ('pow', other, mod)

    def __rpow__(self, other, mod=None):
        return ('rpow', other, mod)

    def __index__(self):
        return self.v

    def __radd__(self, other):
        return N(other + self.v)

    def __add__(self, other):
        return N(self.v + (other.v if isinstance(other, N) else other))

    def __format__(self, spec):
        return f'<{spec}>'

    def __hash__(self):
        return 2**64 + self.v

    def __len__(self):
        return self.v

    def __repr__(self):
        return f'N({self.v})'

    def __lt__(self, other):
        return self.v < other.v


n = N(5)
print(abs(n), round(n), round(n, 2), round(n, None), divmod(n, 1), divmod(1, n), attempt(divmod, n, 'x'))
print(pow(n, 2), pow(2, n), pow(n, 2, 3), attempt(pow, 2, n, 3), attempt(pow, 2, 3, n))
print(bin(n), hex(n), oct(N(-8)), chr(N(65)), sum([n, N(2)]), sum([N(1)], N(2)), attempt(sum, [1, 'a']))
print(format(n, 'spec'), format(n), hash(n) == hash(2**64 + 5), len(n), attempt(len, N(-1)), attempt(len, N(2**70)))
print(max(N(1), N(3), N(2)), min([N(4), N(2)]), sorted([N(3), N(1)]), attempt(max, N(1), 3))


class Bad:
    def __len__(self):
        return 'x'

    def __hash__(self):
        return 'h'

    def __repr__(self):
        return 3

    def __str__(self):
        return 4

    def __format__(self, spec):
        return 5

    def __bool__(self):
        return 2

    def __index__(self):
        return 'i'

    def __iter__(self):
        return 7

    def __round__(self):
        raise ValueError('rounding')


b = Bad()
for f in (len, hash, repr, str, format, bool, bin, iter, round, print, list, all, sum, ascii):
    print(f.__name__, attempt(f, b))


class Seq:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * i

    def __len__(self):
        return self.n


s = Seq(4)
print(list(s), list(reversed(s)), sum(s), max(s), 9 in s, any(s), all(s), sorted(s, reverse=True), list(iter(s)))
print(next(iter(s)), attempt(next, s), attempt(reversed, {1}), attempt(reversed, 3))


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration('value')
        return self.n


it = It()
print(next(it), list(it), next(it, 'default'))
try:
    next(It.__new__(type('Empty', (), {'__next__': lambda self: next(iter(()))})))
except BaseException as e:
    print(type(e).__name__)


def gen():
    yield 1
    return 'result'


g = gen()
print(next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)
print(list(iter(iter([1, 2, 3, 4]).__next__, 3)))


class Attr:
    slot = 1

    @property
    def fails(self):
        raise AttributeError('inside')

    @property
    def breaks(self):
        raise KeyError('other')

    def __getattr__(self, name):
        if name == 'fails':
            return 'rescued'
        raise AttributeError(f'no {name}')


a = Attr()
print(getattr(a, 'fails'), hasattr(a, 'fails'), hasattr(a, 'nope'), getattr(a, 'nope', 8), attempt(getattr, a, 'nope'))
print(attempt(hasattr, a, 'breaks'), attempt(getattr, a, 'breaks', 1))
print(attempt(setattr, a, 'fails', 1), attempt(delattr, a, 'slot'), attempt(delattr, a, 'fails'))
setattr(a, 'new', 3)
print(a.new, attempt(setattr, a, 3, 3))


class Slots:
    __slots__ = 'x',


s = Slots()
print(attempt(setattr, s, 'y', 1), attempt(getattr, s, 'x'), attempt(delattr, s, 'x'), attempt(delattr, s, 'y'))


class Pretends:
    @property
    def __class__(self):
        return int


class Meta(type):
    def __instancecheck__(cls, obj):
        return obj == 'magic'

    def __subclasscheck__(cls, sub):
        return sub is str


class Magic(metaclass=Meta):
    pass


print(isinstance(Pretends(), int), type(Pretends()).__name__, isinstance('magic', Magic), isinstance(Magic(), Magic))
print(isinstance(3, Magic), issubclass(str, Magic), issubclass(int, (bool, Magic)), issubclass(bool, (str, int)))


class Duck:
    __bases__ = ()


print(issubclass(Duck(), Duck()), attempt(issubclass, 3, Duck()), isinstance(3, Duck()), attempt(isinstance, 3, 'x'))
print(attempt(isinstance, 3, list[int]), attempt(issubclass, int, list[int]), isinstance(3, int | None), isinstance(None, int | None))
print(callable(Attr), callable(a), callable(type('C', (), {'__call__': None})()), callable(print))
