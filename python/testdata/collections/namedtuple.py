from collections import namedtuple
import copy

def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)

P = namedtuple('P', 'x, y z', defaults=(8, 9))
p = P(1); print(p, p.x, p[1], p == (1, 8, 9), hash(p) == hash((1, 8, 9)), p._asdict(), p._replace(z=0), P._make('abc'))
print(P._fields, P._field_defaults, P.__match_args__, P.__doc__, P.__module__, P.__name__, P.__new__.__doc__, P.__new__.__defaults__)
print(P.x, P.x.__doc__, P.__slots__, P.__mro__, P.__bases__, isinstance(p, tuple), len(p), p + (4,), p.__getnewargs__())
t(lambda: P()); t(lambda: P(1, 2, 3, 4)); t(lambda: P(1, q=2)); t(lambda: P(1, x=2)); t(lambda: setattr(p, 'x', 1)); t(lambda: delattr(p, 'x'))
t(lambda: setattr(p, 'new', 1)); t(lambda: p._replace(q=1)); t(lambda: P._make([1])); t(lambda: p.q); t(lambda: P.x.__get__(5))
x, y, z = p; print(x, y, z)
match p:
    case P(x=1, z=zz): print('matched', zz)
match p:
    case P(a, b, c): print(a, b, c)
for args in [('A', 'class'), ('A', 'a a'), ('A', '_a'), ('A', '1a'), ('def', 'a'), ('A', 'a b', ), ('A', ['a', 5]), ('A', 'a-b'), ('A b', 'x')]:
    t(lambda: namedtuple(*args)._fields)
t(lambda: namedtuple('A', 'x', defaults=(1, 2))); t(lambda: namedtuple('A', 'x', defaults=5))
print(namedtuple('R', 'a class a _x 9 b', rename=True)._fields, namedtuple('E', '')(), namedtuple('M', 'a', module='mod').__module__)
class Q(P):
    __slots__ = ()
    @property
    def total(self): return self.x + self.y + self.z
    def __str__(self): return f'Q<{self.x}>'
q = Q(1, 2, 3); print(q, repr(q), q.total, q._replace(x=5), type(q._replace(x=5)), Q._fields, copy.copy(q), copy.deepcopy(q) == q, copy.replace(q, y=0))
class R(P):
    def __new__(cls, v): return super().__new__(cls, v, v, v)
print(R(4)); R(4).extra = 1
print(sorted([P(2, 1, 1), P(1, 5, 5)]), max(P(2, 1, 1), P(1, 5, 5)), P(1) < P(2), [*p], {p: 1}[(1, 8, 9)])
print('%s-%s-%s' % p, '{0.x} {0.y}'.format(p), f'{p.z!r}')
N = namedtuple('N', [f'f{i}' for i in range(40)]); n = N(*range(40)); print(n.f39, len(n._asdict()))
print(namedtuple.__kwdefaults__, P._make.__qualname__, P._replace.__qualname__, P.__repr__.__name__)
