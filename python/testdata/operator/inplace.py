# The operators as functions, for classes of the program.
import operator


class V:
    def __init__(self, *items):
        self.items = list(items)

    def __repr__(self):
        return f'V{tuple(self.items)}'

    def __iadd__(self, other):
        self.items += other.items
        return self

    def __add__(self, other):
        return V(*self.items, *other.items)

    def __getitem__(self, i):
        return self.items[i]

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.items, other.items))

    def __imatmul__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return len(self.items) < len(other.items)

    def __contains__(self, x):
        return x == 'anything'

    def __invert__(self):
        return 'inverted'

    def __length_hint__(self):
        return 42

    def __bool__(self):
        return False


a, b = V(1, 2), V(3)
c = operator.iadd(a, b)
print(c is a, a, operator.add(a, b), operator.matmul(a, a), operator.imatmul(a, b), operator.concat(a, b), operator.iconcat(a, b) is a)
print(operator.lt(a, b), operator.gt(a, b), operator.contains(a, 'anything'), operator.inv(a), operator.not_(a), operator.truth(a))
print(operator.length_hint(a), operator.getitem(a, slice(0, 2)), operator.is_(a, a), operator.is_not(a, b), operator.eq(a, a), operator.ne(a, b))
for f, args in ((operator.le, (a, b)), (operator.sub, (a, b)), (operator.isub, (a, 1)), (operator.neg, (a,)), (operator.setitem, (a, 0, 1)),
                (operator.delitem, (a, 0)), (operator.index, (a,)), (operator.abs, (a,)), (operator.concat, (1, 2)), (operator.ipow, ('a', 2))):
    try:
        print(f(*args))
    except TypeError as e:
        print(f.__name__, e)


class Deep:
    pass


d = Deep()
d.x = Deep()
d.x.y = {'k': [10, 20]}
d.name = 'deep'
print(operator.attrgetter('x.y')(d), operator.attrgetter('name', 'x.y')(d), operator.itemgetter('k')(d.x.y), operator.itemgetter(1, 0)([5, 6]))
print(operator.methodcaller('upper')('a'), operator.methodcaller('replace', 'a', 'b', 1)('aaa'), operator.methodcaller('format', 1, x=2)('{} {x}'))
for getter in (operator.attrgetter('x.z'), operator.attrgetter('nope'), operator.itemgetter('k'), operator.methodcaller('nope', 1)):
    try:
        getter(d)
    except (AttributeError, TypeError) as e:
        print(repr(getter), e)
rows = [('b', 2), ('a', 2), ('c', 1)]
print(sorted(rows, key=operator.itemgetter(1)), sorted(rows, key=operator.itemgetter(1, 0)), max(rows, key=operator.itemgetter(0)))


try:
    class Mine(operator.itemgetter):
        pass
except TypeError as e:
    print(e)
for made in (operator.itemgetter(2), operator.itemgetter('a', 'b'), operator.attrgetter('a.b'), operator.methodcaller('f', 1)):
    f, args = made.__reduce__()
    print(f(*args), f(*args) == made)
print(operator.countOf([1, 1.0, True, 2], 1), operator.indexOf(iter('abc'), 'b'), operator.call(lambda *a, **k: (a, k), 1, x=2))
