import functools
from functools import *

def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)

def show(*args, **kw): return args, kw
p = partial(show, 1, 2, x=3)
print(p(), p(4, y=5), p(x=9), p.args, p.keywords, p.func is show, partial(p, 6, z=1).args, partial(p, x=7).keywords)
q = partial(int, base=2); print(q('101'), repr(q))
class PP(partial): pass
pp = PP(len); pp.tag = 'hi'; print(pp([1]), pp.tag, PP(pp).func is pp, repr(PP(print, 1, sep='-')))
t(lambda: partial()); t(lambda: partial(3)); t(lambda: q(x=1)); t(lambda: setattr(p, 'args', ()))
import copy
r = copy.copy(p); print(r.args, r.keywords, r(7)); r.__setstate__((show, (8,), {'k': 1}, {'attr': 2})); print(r(), r.attr)
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(show, [], 'init'), reduce(max, [3, 9, 2], 5))
words = ['pear', 'fig', 'apple']
print(sorted(words, key=cmp_to_key(lambda a, b: (len(a) > len(b)) - (len(a) < len(b)))))
K = cmp_to_key(lambda a, b: b - a); print(K(1) < K(2), K(1) == K(1), K(3).obj, max([1, 5, 2], key=K))
t(lambda: K(1) < 1); t(lambda: hash(K(1)))

@total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v if isinstance(o, V) else NotImplemented
    def __lt__(self, o): return self.v < o.v if isinstance(o, V) else NotImplemented
a, b = V(1), V(2)
print(a < b, a <= b, a > b, a >= b, a <= V(1), a >= V(1), a > V(1)); t(lambda: a <= 1); t(lambda: a >= 'x')
for name in ('__le__', '__gt__', '__ge__'):
    op = {'__le__': lambda s, o: s.v <= o.v, '__gt__': lambda s, o: s.v > o.v, '__ge__': lambda s, o: s.v >= o.v}[name]
    W = total_ordering(type('W', (), {'__init__': lambda s, v: setattr(s, 'v', v), name: op, '__eq__': lambda s, o: s.v == o.v}))
    x, y = W(1), W(2)
    print(name, x < y, x <= y, x > y, x >= y, x <= W(1), x >= W(1), x < W(1), x > W(1))
t(lambda: total_ordering(type('N', (), {})))

def deco(fn):
    @wraps(fn)
    def inner(*a): return fn(*a)
    return inner
@deco
def documented(a: int) -> str:
    "Says something."
    return str(a)
documented.mark = 1
print(documented.__name__, documented.__doc__, documented.__annotations__, documented.__wrapped__.__name__, deco(documented).mark)
def plain(): pass
update_wrapper(plain, partial(int), updated=()); print(plain.__name__, plain.__wrapped__)

class Cell:
    def __init__(self): self.alive = False
    def set_state(self, state, *extra): self.alive = state; return extra
    on = partialmethod(set_state, True)
    off = partialmethod(set_state, False, 1)
    off2 = partialmethod(off, 2)
    cm = partialmethod(classmethod(lambda cls, v: (cls.__name__, v)), 5)
c = Cell(); print(c.on(), c.alive, c.off(), c.alive, c.off2(3), c.cm(), Cell.cm())
t(lambda: partialmethod(3)); print(repr(Cell.__dict__['off2'])[:24])

@singledispatch
def kind(v): return 'object'
@kind.register(int)
def _(v): return 'int'
@kind.register
def _(v: str): return 'str'
@kind.register(list)
@kind.register(tuple)
def _(v): return 'sequence ' + ','.join(map(kind, v))
kind.register(type(None), lambda v: 'none')
@kind.register(float | complex)
def _(v): return 'number'
print(kind(1), kind(True), kind('s'), kind([1, 'a']), kind(None), kind(1.5), kind(2j), kind({}), kind.dispatch(bool) is kind.registry[int])
t(lambda: kind()); t(lambda: kind.register(5)); t(lambda: kind.register('x', print))
from collections.abc import Mapping, Sized, Iterable
@singledispatch
def abc(v): return 'object'
abc.register(Sized, lambda v: 'sized'); print(abc({}), abc(1))
abc.register(Mapping, lambda v: 'mapping'); print(abc({}), abc([]))
class Both: 
    def __len__(self): return 1
    def __iter__(self): return iter(())
abc.register(Iterable, lambda v: 'iterable')
t(lambda: abc(Both()))
class Dis:
    @singledispatchmethod
    def neg(self, v): return 'other'
    @neg.register
    def _(self, v: int): return -v
    @neg.register(str)
    @classmethod
    def _(cls, v): return cls.__name__ + v
print(Dis().neg(4), Dis().neg('x'), Dis().neg([]), Dis.neg(Dis(), 1) if False else '')
print(partial[int], cached_property[int], WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)
