from collections.abc import *
import collections.abc, collections

def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)

names = [n for n in collections.abc.__all__ if n != 'ByteString']
samples = [1, 'a', b'', bytearray(), (), [], {}, set(), frozenset(), range(3), iter([]), (i for i in ()), len, {}.keys(), {}.values(), {}.items(),
           memoryview(b''), collections.deque(), collections.OrderedDict(), collections.Counter(), collections.ChainMap(), collections.UserList(), collections.UserString(''), print, int, None, zip(), map(len, []), enumerate([]), reversed([])]
for s in samples:
    print(type(s).__name__, [n for n in names if isinstance(s, getattr(collections.abc, n))])
t(lambda: Mapping()); t(lambda: MutableSequence()); t(lambda: Set()); t(lambda: Iterator()); t(lambda: Generator())

class L(MutableSequence):
    def __init__(self, *a): self.a = list(a)
    def __getitem__(self, i): return self.a[i]
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def __len__(self): return len(self.a)
    def insert(self, i, v): self.a.insert(i, v)
l = L(1, 2, 3); l.append(4); l.extend(l); l += [9]; l.reverse(); l.remove(2)
print(l.a, l.pop(), l.pop(0), 3 in l, l.index(3), l.count(3), list(reversed(l)), list(l)); l.clear(); print(l.a); t(lambda: l.pop()); t(lambda: l.index(5)); t(lambda: l.remove(1))
class M(MutableMapping):
    def __init__(self, *a, **k): self.d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M({'a': 1}, b=2); m.update([('c', 3)]); print(m.d, m.get('z', 0), 'a' in m, m == {'a': 1, 'b': 2, 'c': 3}, m.pop('a'), m.pop('a', None), m.setdefault('q', 5), m.popitem(), list(m.keys()), list(m.values()), list(m.items()))
print(m.keys() & {'b'}, sorted(m.keys() | {'z'}), sorted(m.items() - {('b', 2)}), ('b', 2) in m.items(), 3 in m.values(), len(m.keys()), m.keys() == {'b', 'c'}); t(lambda: m.pop('zz')); t(lambda: reversed(m)); t(lambda: M().popitem()); m.clear(); print(len(m))
class S(Set):
    def __init__(self, it=()): self.s = list(dict.fromkeys(it))
    def __contains__(self, v): return v in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
    __hash__ = Set._hash
    def __repr__(self): return f'S({self.s})'
a, b = S([1, 2, 3]), S([3, 4]); print(a & b, a | b, a - b, a ^ b, a <= b, S([1]) < a, a >= S([1]), a == {1, 2, 3}, a.isdisjoint([9]), hash(a) == hash(S([3, 2, 1])), hash(a) == hash(frozenset([1, 2, 3])), [1, 9] | b, {4} - b)
class MS(S, MutableSet):
    def add(self, v):
        if v not in self.s: self.s.append(v)
    def discard(self, v):
        if v in self.s: self.s.remove(v)
s = MS([1, 2]); s |= [5]; s &= S([1, 5]); s ^= [1, 7]; s -= [5]; print(s); s.remove(7); t(lambda: s.remove(7)); t(lambda: s.pop())
class It(Iterator):
    n = 0
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), iter(It()).__class__.__name__)
class G(Generator):
    def send(self, v): return ('sent', v)
    def throw(self, typ, val=None, tb=None): raise typ
g = G(); print(next(g), g.send(5), g.close())
class Sz:
    def __len__(self): return 0
print(isinstance(Sz(), Sized), issubclass(Sz, Collection))
class NoHash: __hash__ = None
class NoIter(list): __iter__ = None
print(isinstance(NoHash(), Hashable), issubclass(NoIter, Iterable), issubclass(int, Hashable))
def kind(v):
    match v:
        case [*_]: return 'sequence'
        case {}: return 'mapping'
    return 'other'
class Plain:
    def __len__(self): return 0
    def __getitem__(self, i): raise IndexError
class Child(Plain): pass
print(kind(L(1)), kind(M()), kind(Plain()), kind('s'), kind(collections.deque()), kind(range(1)), kind(collections.ChainMap()), kind(collections.UserList()))
Sequence.register(Plain); print(kind(Plain()), kind(Child()), issubclass(Child, Sequence))
class PlainMap: 
    def keys(self): return []
    def __len__(self): return 0
Mapping.register(PlainMap); print(kind(PlainMap()))
print(Callable[[int, str], float], Callable[..., int], Iterable[int], Mapping[str, int], Callable[[], None].__args__); t(lambda: Callable[int]); t(lambda: Callable[int, str])
print(KeysView({'a': 1}), ItemsView({'a': 1}), Sequence.__module__, Sequence.__abstractmethods__ == {'__getitem__', '__len__'})
