# f_locals of a function writes through to its variables; locals() is a new dict each time.
import sys
from collections.abc import Mapping, MutableMapping


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def read_and_write(a, b=2, *args, k=3):
    c = [a]
    def inner():
        return a, d
    d = 4
    p = sys._getframe().f_locals
    print(list(p), len(p), list(reversed(p)))
    p['a'], p['c'], p['d'], p['k'] = 10, 'cc', 44, 33
    print(a, c, d, k, inner())
    p['new'] = 99
    p[5] = 6
    print(p['new'], p[5], 'new' in p, 'new' in locals(), 'new' in sys._getframe().f_locals)
    try:
        print(new)
    except NameError as e:
        print(e)
    p.update({'b': 22, 'more': 1})
    print(b, p.get('more'), p.get('none'), p.get('none', 0), p.setdefault('b', 1), p.setdefault('other', 2))
    p |= {'b': 23}
    print(b, type(p), type(p | {}), type({} | p), p == p.copy(), p == dict(p), p != sys._getframe().f_locals)
    del k
    print('k' in p, attempt(lambda: p['k']))
    p['k'] = 'again'
    print(k)
    return sys._getframe(), inner


frame, inner = read_and_write(1)
p = frame.f_locals
print(p['a'], list(p))
p['a'] = 1000
print(inner(), p['a'], frame.f_locals['a'])
frame.clear()
print(p, inner())


def complaints():
    p = sys._getframe().f_locals
    def delete(key):
        del p[key]
    def store(key):
        p[key] = 1
    print(attempt(delete, 'p'), attempt(delete, 'none'))
    print(attempt(store, []), attempt(lambda: p[[]]), attempt(lambda: [] in p), attempt(lambda: p[1]))
    for call in (lambda: p.pop('p'), lambda: p.popitem(), lambda: p.clear(), lambda: p.get(), lambda: p.get(1, 2, 3),
                 lambda: p.get(k=1), lambda: p.setdefault(), lambda: p.update(), lambda: p.update([('a', 1)]), lambda: p.update(a=1),
                 lambda: p.keys(1), lambda: p < {}, lambda: p < p, lambda: hash(p), lambda: p | 5, lambda: 5 | p, lambda: [] | p, lambda: p | [],
                 lambda: p.__ior__(3), lambda: type(p)(), lambda: type(p)(5), lambda: type(p)(x=1), lambda: p.nothing,
                 lambda: type('X', (type(p),), {})):
        print(attempt(call))
    print(isinstance(p, Mapping), isinstance(p, MutableMapping), bool(p), type(p.keys()), type(p.values()), type(p.items()))
    del delete, store, call
    print(repr(p), str(p))


complaints()


def snapshots(a):
    first = locals()
    b = 1
    second = locals()
    first['a'] = 5
    exec('a = 7; b = 8')
    print(a, b, sorted(first), sorted(second), first is second)
    print(eval('a'), eval('sorted(locals())'))
    ns = {}
    exec('a = 7; z = a', None, ns)
    print(ns)
    print(dir(), sorted(vars()))


snapshots(3)


def generator():
    x = 1
    while True:
        yield x


g = generator()
print(g.gi_frame.f_locals)
print(next(g), g.gi_frame.f_locals)
g.gi_frame.f_locals['x'] = 'written'
print(next(g))


def caller():
    value = 'old'
    callee()
    return value


def callee():
    sys._getframe(1).f_locals['value'] = 'new'


print(caller())

try:
    (lambda n: 1 / n)(0)
except ZeroDivisionError as e:
    variables = e.__traceback__.tb_next.tb_frame.f_locals
    variables['n'] = 3
    print(variables, type(variables).__name__)

# A module has its namespace, and so has a class body.
print(sys._getframe().f_locals is globals(), locals() is globals())


class Body:
    here = locals()
    here['made'] = 1
    print(made, sys._getframe().f_locals is here)


# A comprehension there has variables that the namespace does not.
print([locals() for n in [1]], [eval('n') for n in [2]], ['n' in dir() for n in [1]], [type(sys._getframe().f_locals).__name__ for n in [3]])
y = 0
[exec('y = n') for n in [1]]
print(y, 'n' in globals())


def comprehensions(q):
    print([locals() for n in [1]], [locals()['n'] for n in [5]], locals())
    [n for n in [1]]
    print([n for _ in [1]])


n = 3
comprehensions(2)
