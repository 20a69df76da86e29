# Abstract classes: what they refuse, and what counts as a subclass.
import abc, types, operator
from abc import ABC, ABCMeta, abstractmethod
class A(ABC):
    @abstractmethod
    def f(self): ...
    @property
    @abstractmethod
    def g(self): ...
try: A()
except TypeError as e: print(e)
class B(A):
    def f(self): return 1
try: B()
except TypeError as e: print(e)
class C(B):
    g = 3
print(C().f(), C.__abstractmethods__, B.__abstractmethods__, type(C), A.__mro__)
@A.register
class D: pass
print(issubclass(D, A), isinstance(D(), A), isinstance(3, A), issubclass(int, A), A.register(int), isinstance(3,A), isinstance(True, A))
class H(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        if cls is H: return hasattr(c, 'foo')
        return NotImplemented
class F: foo=1
print(isinstance(F(), H), isinstance(D(), H))
for bad in ('A.register(1)', 'D2.register(A2)', 'issubclass(1, A)', 'isinstance(1, 2)'):
    class A2(ABC): pass
    class D2(A2): pass
    try: print(eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
class X(ABC):
    @abc.abstractclassmethod
    def k(cls): ...
    @abc.abstractstaticmethod
    def s(): ...
    @abc.abstractproperty
    def p(self): ...
print(sorted(X.__abstractmethods__))
X.k = X.s = X.p = 1

print(ABCMeta, ABCMeta.__module__, type(ABC), repr(ABC))
T = types.new_class('T', (A,), {}, lambda ns: ns.update(f=1, g=2))
print(T, T().f, T.__module__)
print(types.resolve_bases((int, list[int])), types.prepare_class('x', (A,), {'z':1}))
class Q(list[int]): pass
print(types.get_original_bases(Q), types.get_original_bases(int))
try: types.get_original_bases(1)
except TypeError as e: print(e)
class M(type): pass
class DC:
    @types.DynamicClassAttribute
    def v(self): 'doc'; return 5
print(DC().v)
try: DC.v
except AttributeError as e: print('AE', e)
@types.coroutine
def gen():
    x = yield 1
    return x
async def co(): return await gen()
c = co()
print(c.send(None))
try: c.send(7)
except StopIteration as e: print(e.value)
print([n for n in types.__all__ if not hasattr(types, n)], types.NoneType, types.UnionType, types.SimpleNamespace(a=1,b='x'))
print(types.MethodType(lambda s: s, 3)(), types.MappingProxyType({1:2})[1], types.ModuleType('m'))
class P(ABC):
    __slots__ = ()
    @abstractmethod
    def __len__(self): ...
try: P()
except TypeError as e: print(e)
print(isinstance([], P), P.__subclasshook__(list))
class Meta2(ABCMeta):
    def __instancecheck__(cls, i): return i == 42
class Z(metaclass=Meta2): pass
print(isinstance(42, Z), isinstance(41, Z), issubclass(int, Z))
def deco(): 
    try: types.coroutine(3)
    except TypeError as e: print(e)
deco()
