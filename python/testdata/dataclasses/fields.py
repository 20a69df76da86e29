from dataclasses import *
import dataclasses
@dataclass
class P:
    x: int
    y: int = 2
    z: list = field(default_factory=list, repr=False)
p=P(1); print(p, p==P(1), p.z, P.__match_args__, P.__doc__, fields(P)[0].name, asdict(p), astuple(p), replace(p,x=5))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: P()); t(lambda: P(1,2,3,4)); t(lambda: P(q=1)); t(lambda: hash(p)); t(lambda: p<p)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = 'q'
f=F(1); t(lambda: setattr(f,'a',2)); t(lambda: delattr(f,'a')); print(hash(f)==hash((1,'q')), F(1)<F(2), sorted([F(3),F(1)]), {f:1})
@dataclass(slots=True)
class S:
    a: int
    b: int = 5
s=S(1); print(s, S.__slots__, hasattr(s,'__dict__')); t(lambda: setattr(s,'zz',1))
@dataclass(kw_only=True)
class K: a:int; b:int=1
t(lambda: K(1)); print(K(a=1), K.__match_args__)
@dataclass
class K2:
    a:int
    _: KW_ONLY
    b:int
print(K2(1,b=2))
@dataclass
class V:
    a: int
    i: InitVar[int] = 3
    def __post_init__(self, i): self.c=self.a+i
print(V(1).c, V(1,i=9).c)
def bad():
    @dataclass
    class X: a:list=[]
t(bad)
def bad():
    @dataclass
    class X: a:int=1; b:int
t(bad)
def bad():
    @dataclass
    class X(F): c:int=1
t(bad)
def bad():
    @dataclass(order=True,eq=False)
    class X: c:int=1
t(bad)
def bad():
    @dataclass
    class X: c=field()
t(bad)
t(lambda: field(default=1,default_factory=int)); t(lambda: fields(3)); t(lambda: asdict(3)); t(lambda: replace(3))
print(repr(field(default=3)).replace(' at 0x','')[:60], is_dataclass(P), is_dataclass(p), is_dataclass(3))
@dataclass
class Q(P): w:int=0
print(Q(1,w=4), Q.__mro__[1])
M=make_dataclass('M',['a',('b',int),('c',int,field(default=7))]); print(M(1,2), M.__module__)
match p:
    case P(x,y): print(x,y)
r=P(1); r.z.append(r); print(r)
@dataclass
class R: me: object=None
r=R(); r.me=r; print(r)
@dataclass
class N: p:P; l:list; d:dict
print(asdict(N(P(1),[P(2)],{'k':P(3)})), astuple(N(P(1),[P(2)],{'k':P(3)})))
@dataclass(unsafe_hash=True)
class H: a:int=field(hash=False,default=1); b:int=2
print(hash(H())==hash((2,)))
import copy
print(copy.replace(p,y=9), P.__dataclass_params__)
print(P.__init__.__annotations__, P.__init__.__qualname__, P.__eq__(p,3))
class Sub(F): pass
t(lambda: setattr(Sub(1),'zz',3)); t(lambda: setattr(Sub(1),'a',3))
