# Classes made when the program runs, and the names of types.
import types


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print('prepare', name, bases, kw)
        return {'prepared': True}

    def __new__(mcs, name, bases, ns, **kw):
        print('new', name, sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)


def body(ns):
    ns['x'] = 1
    ns['f'] = lambda self: self.x


C = types.new_class('C', (), {'metaclass': Meta, 'flag': 2}, body)
print(C, C().f(), C.prepared, type(C))
D = types.new_class('D', (C, list[int]))
print(D.__mro__, D.__orig_bases__)
print(types.prepare_class('E', (C,))[0], types.resolve_bases((int,)), types.resolve_bases([list[int], dict]))


class Entries:
    def __mro_entries__(self, bases):
        return [1]


for bad in (lambda: types.resolve_bases((Entries(),)), lambda: types.new_class('X', (C,), {'metaclass': type('M2', (type,), {})}),
            lambda: types.get_original_bases(3), lambda: types.coroutine(3)):
    try:
        print(bad())
    except TypeError as e:
        print(e)

for name in types.__all__:
    v = getattr(types, name, None)
    if isinstance(v, type) and name not in ('DynamicClassAttribute', 'CapsuleType'):
        print(name, v.__name__, v.__module__)

ns = types.SimpleNamespace(b=2, a=1)
print(ns, ns == types.SimpleNamespace(a=1, b=2), ns.__dict__)
proxy = types.MappingProxyType({'k': 1})
try:
    proxy['k'] = 2
except TypeError as e:
    print(e)


class P:
    def __init__(self):
        self.hidden = 7

    @types.DynamicClassAttribute
    def v(self):
        "documentation"
        return self.hidden

    @v.setter
    def v(self, value):
        self.hidden = value

    @v.deleter
    def v(self):
        del self.hidden


p = P()
print(p.v)
p.v = 8
print(p.v, P.__dict__['v'].__doc__)
del p.v
try:
    P.v
except AttributeError as e:
    print('on the class:', repr(e))


@types.coroutine
def wait(n):
    got = yield n
    return got * 2


async def main():
    return await wait(1) + await wait(2)


co = main()
print(co.send(None), co.send(10))
try:
    co.send(20)
except StopIteration as e:
    print(e.value)
print(types.coroutine(main) is main)
