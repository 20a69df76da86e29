import enum
from enum import *
class C(Enum):
    RED=1
    GREEN=2
    CRIMSON=1
    def hi(self): return self.name
print(C.RED, repr(C.RED), C(2), C['RED'], list(C), C.CRIMSON is C.RED, C.RED.hi(), len(C), C)
print(C.__members__, C.RED.value, hash(C.RED)==hash('RED'), C.RED in C, 1 in C, 7 in C)
for f in [lambda: C(9), lambda: C['x'], lambda: setattr(C,'RED',3), lambda: C.BLUE, lambda: delattr(C,'RED'), lambda: C.RED.foo, lambda: C.RED<C.GREEN]:
    try: print(f())
    except Exception as e: print(repr(e))
class I(IntEnum):
    A=auto(); B=auto(); X=10; Y=auto()
print(I.A+1, I.Y, repr(I.Y), f'{I.A}', str(I.B), I.A<I.B, sorted(I,reverse=True), I(10), I.A==1)
class S(StrEnum):
    FOO=auto(); BAR='b'
print(S.FOO, repr(S.BAR), S.FOO+'x', S('b'), f'{S.FOO:>6}')
class P(Flag):
    R=auto(); W=auto(); X=auto(); RW=R|W
print(P.R|P.W, repr(P.R|P.X), P.RW, ~P.R, P(0), repr(P(0)), P.R in P.RW, list(P.RW), len(P.RW), bool(P(0)), P.R&P.W, P.R^P.RW, list(P), P)
for f in [lambda: P(8), lambda: P('a'), lambda: P.R|1, lambda: 1 in P.R, lambda:P(-1), lambda: P(-9)]:
    try: print(repr(f()))
    except Exception as e: print(repr(e))
class F(IntFlag):
    A=1; B=2; D=8
print(F.A|F.B, repr(F.A|F.B), F(16), repr(F(17)), F.A|32, ~F.A, F.A+1, repr(~F.A), repr(F(4)))
A=Enum('A','x y z'); print(list(A), A.__module__)
B=Enum('B',{'p':1,'q':2}); print(list(B)); D=IntEnum('D',[('a',3)],start=5); print(list(D))
try:
    @unique
    class U(Enum): a=1; b=1
except ValueError as e: print(e)
try:
    class E(C): pass
except TypeError as e: print(e)
try:
    class E(Enum): a=1; a=2
except TypeError as e: print(e)
class Planet(Enum):
    M=(1,2); V=(3,4)
    def __init__(self,mass,r): self.mass=mass; self.r=r
    @enum.property
    def dens(self): return self.mass/self.r
print(Planet.M.mass, Planet.V.dens, Planet((1,2)), repr(Planet.M))
class M(Enum):
    a=1
    @classmethod
    def _missing_(cls,v): return cls.a if v=='z' else None
print(M('z'))
try: M(5)
except ValueError as e: print(e)
class N(Enum):
    def _generate_next_value_(name,start,count,last): return name+str(count)
    x=auto(); y=auto()
print(list(N))
class W(Enum):
    _ignore_='tmp'
    tmp=3
    @member
    def fn(self): return 1
    nm=nonmember(5)
    class Inner: pass
    val=1
print(list(W.__members__), W.nm, W.Inner)
class O(Enum):
    _order_='a b'
    a=1; b=2
try:
    class O(Enum):
        _order_='b a'
        a=1; b=2
except TypeError as e: print(e)
class T(bytes,Enum):
    def __new__(cls,v,label):
        o=bytes.__new__(cls,[v]); o._value_=v; o.label=label; return o
    q=(65,'lbl')
print(T.q, T.q.label, T(65).name)
import copy
print(copy.deepcopy(C.RED) is C.RED, C.RED.__reduce_ex__(2))
print(dir(C)==sorted(dir(C)), [n for n in dir(C.RED) if n[0]!='_'], dir(C))
match C(1):
    case C.GREEN: print('g')
    case C.RED: print('r')
try:
    @verify(CONTINUOUS)
    class V(Enum): a=1; b=4
except ValueError as e: print(e)
try:
    @verify(NAMED_FLAGS)
    class V(Flag): a=1; b=4; c=7
except ValueError as e: print(e)
print(enum.show_flag_values(7), list(FlagBoundary), EnumCheck.UNIQUE, isinstance(C,EnumType), EnumMeta is EnumType)
class G(Flag, boundary=CONFORM): a=1;b=4
print(repr(G(7)))
class G(Flag, boundary=EJECT): a=1;b=4
print(repr(G(7)))
class G(Flag, boundary=KEEP): a=1;b=4
print(repr(G(7)))
print(auto(), C.RED.__class__, type(C.RED).__mro__)
class Empty(Enum): pass
try: Empty(1)
except Exception as e: print(repr(e))
try: Enum('X')
except Exception as e: print(repr(e))
class mixin:
    def describe(self): return f'{self.name}!'
class Z(mixin, Enum): q=1
print(Z.q.describe())
class OO(Flag): b=2; a=1
print(list(OO), list(OO.a|OO.b), repr(OO.a|OO.b))
try:
    class Bad(Enum): _x_=1
except ValueError as e: print(e)
try:
    class Bad(Enum): mro=1
except ValueError as e: print(e)
class unh(Enum): l=[1]; m={}
print(unh([1]), unh.l, [1] in unh)
class st(str,Enum): A='a'
print(st.A, f'{st.A}', st.A=='a', repr(st.A), '%s'%st.A)
