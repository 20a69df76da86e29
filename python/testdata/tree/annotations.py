import typing
globals().update({n: getattr(typing, n) for n in typing.__all__ if n not in ('Match', 'Pattern')})
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
T=TypeVar('T'); K=TypeVar('K',bound=int); S=TypeVar('S',int,str,covariant=True); P=ParamSpec('P'); Ts=TypeVarTuple('Ts')
print(T,K,S,P,Ts,K.__bound__,S.__constraints__,T.__default__,T.has_default(),P.args,P.kwargs,T.__module__)
for e in ["List[int]","Dict[str,T]","Dict[str,T][int]","Union[int,str]","Union[int,None]","Optional[List[int]]","Union[int]","Union[int,int,str,Union[bytes,str]]","Callable[[int,T],str]","Callable[...,T][int]","Callable[P,T]","Callable[P,T][[int,str],bytes]","Tuple[int,...]","Tuple[()]","Tuple[int,str]","Literal[1,'a',None,True]","Literal[1,1,True]","ClassVar[int]","Final[int]","Annotated[int,1,2]","Annotated[Annotated[int,1],2]","Annotated[int]","Annotated[T,1][str]","Type[int]","Any","Never","NoReturn","Self","LiteralString","Any()","Union[()]","List[int,str]","Dict[int]","List[1]","List['a']","Optional[int,str]","Generic[int]","Generic[T,T]","Generic[()]","Generic[T]","Protocol[T]","T|int","int|T","List[int]|None","Concatenate[int,P]","Concatenate[int]","Callable[Concatenate[int,P],T]","Callable[Concatenate[int,P],T][[str],bytes]","Unpack[Ts]","Tuple[Unpack[Ts]]","Tuple[*Ts]","Tuple[int,*Ts][str,bytes]","TypeGuard[int]","TypeIs[int]","Required[int]","NotRequired[int]","ReadOnly[str]","Self[int]","List","Deque[int]","Counter[str]","DefaultDict[int,str]","Generator[int]","Generator[int,str,bytes]","ContextManager[int]","AsyncGenerator[int]","Hashable","Hashable[int]","Callable[int]","Callable[[int]]","Callable","Tuple","TypeVar('A',int)","TypeVar('A',int,bound=int)","TypeVar('A',covariant=True,contravariant=True)","TypeVar(1)","TypeVar()","isinstance(1,Union[int,str])","isinstance(1,Any)","isinstance([],List)","isinstance([],List[int])","issubclass(int,Union[int,str])","List()","Deque()","Deque[int]()","get_origin(List[int])","get_args(Dict[str,int])","get_args(Callable[[int],str])","get_args(Callable[...,str])","get_args(Literal[1,2])","get_origin(Union[int,str])","get_origin(Annotated[int,1])","get_args(Annotated[int,1])","get_args(int|str)","get_origin(Generic[T])","List[int]==List[int]","List[int] is List[int]","hash(Union[int,str])==hash(Union[str,int])","ForwardRef('a.b')","ForwardRef('1+')","NewType('U',int)","NewType('U',int)(5)","cast(int,'a')","assert_never(1)","Text","AnyStr","AnyStr.__constraints__","IO[str]","TextIO.__mro__","typing.NoDefault","Union[int,'str']","Optional['X']","Literal[List]","Literal[[]]","Literal[Literal[1],2]","Type[T][int]","Mapping[str,int].__origin__","List[T].__parameters__","Dict[T,K].__parameters__","Union[T,int].__parameters__","SupportsInt","isinstance(1,SupportsInt)","isinstance(1,SupportsAbs)","SupportsAbs[int]","is_protocol(SupportsInt)","get_protocol_members(SupportsInt)","ClassVar","ClassVar[Final[int]]","List[ClassVar[int]]","List[Generic]","List[Union]","List[(1,2)]","class_x"]:
    print(e, end=' -> '); t(lambda: eval(e))
class A(Generic[T]):
    def m(self): return self
print(A, A[int], A[int]().__orig_class__, A.__parameters__, A.__orig_bases__, A.__mro__, A[int].__mro_entries__((A[int],)), A[int].m is A.m)
t(lambda: A[int,str]); t(lambda: A[int][str]); 
class B(A[int], Dict[str,T]): pass
print(B.__bases__, B.__orig_bases__, B.__parameters__, B[str])
class C[X, *Y, **Z]: pass
print(C, C.__type_params__, C.__parameters__, C.__orig_bases__, C[int, str, bytes, [int]], C.__mro__)
class D[X=int]: pass
print(D[()], D[str])if 0 else print(D[str], D.__type_params__[0].__default__, D.__type_params__[0].has_default())
type L[Q]=list[Q]
print(L, L[int], L.__value__, L.__type_params__, L[int].__origin__)
t(lambda: type('Z',(Generic,),{})); 
def bad():
    class X(Generic[T], Generic[K]): pass
t(bad)
def bad():
    class X(List[T], Generic[K]): pass
t(bad)
def bad():
    class X(Union[int,str]): pass
t(bad)
def bad():
    class X(T): pass
t(bad)
def bad():
    class X(Any): pass
    return X()
try: print(type(bad()).__mro__)
except Exception as e: print(e)
@runtime_checkable
class Pr(Protocol):
    x: int
    def f(self): ...
class Im:
    x=1
    def f(self): pass
print(isinstance(Im(),Pr), isinstance(1,Pr), Pr.__protocol_attrs__=={'x','f'}, Pr.__non_callable_proto_members__, is_protocol(Pr))
t(lambda: issubclass(Im,Pr)); t(lambda: Pr())
class Pq(Protocol):
    def f(self)->int: ...
t(lambda: isinstance(1,Pq)); t(lambda: issubclass(int,Pq)); t(lambda: runtime_checkable(int))
class Ex(Pq):
    pass
t(lambda: Ex().f())
def bad():
    class X(Im, Protocol): pass
t(bad)
class N(NamedTuple):
    a: int
    b: str = 'q'
    def f(self): return self.a
print(N(1), N(1,'z').f(), N._fields, N._field_defaults, N.__annotations__, N.__bases__, N.__orig_bases__ == (NamedTuple,), N.__mro__)
M=NamedTuple('M',[('x',int),('y',str)]); print(M(1,2), M.__annotations__, M.__module__)
def bad():
    class X(NamedTuple):
        a: int = 1
        b: str
t(bad)
class TD(TypedDict, total=False):
    a: Required[int]
    b: ReadOnly[str]
    c: 'List[int]'
class TD2(TD):
    d: NotRequired[bytes]
    e: int
print(TD2.__required_keys__==frozenset('ae'), sorted(TD2.__optional_keys__), TD2.__total__, TD2.__annotations__, TD2(a=1), type(TD2(a=1)), TD2.__bases__, TD2.__orig_bases__, is_typeddict(TD2), sorted(TD2.__mutable_keys__), sorted(TD2.__readonly_keys__))
t(lambda: isinstance({},TD)); TT=TypedDict('TT',{'a':int}); print(TT, TT(a=1), TT.__module__)
def bad():
    class X(TD,int): pass
t(bad)
print(get_type_hints(TD2), get_type_hints(TD2, include_extras=True))
def f(a: 'int', b: Annotated['List[str]', 5]=None, *c: 'T', **d: Optional['A']) -> 'A[int]': ...
print(get_type_hints(f), get_type_hints(f,include_extras=True))
t(lambda: get_type_hints(5)); t(lambda: get_type_hints(len))
class H:
    x: 'H'; y: ClassVar['int']=1; z: Final = 3
t(lambda: get_type_hints(H))
class H2(H):
    w: 'undefined_name'
t(lambda: get_type_hints(H2))
@overload
def g(a:int)->int:...
@overload
def g(a:str)->str:...
def g(a): return a
print(len(get_overloads(g)), final(H).__final__, override(f).__override__); clear_overloads(); print(get_overloads(g))
@no_type_check
def h(a: 5): ...
print(get_type_hints(h), h.__no_type_check__)
U=NewType('U',int); print(U.__name__,U.__supertype__,U.__module__, U|None, Optional[U])
def bad():
    class X(U): pass
t(bad)
@dataclass_transform(kw_only_default=True)
def dt(c): return c
print(dt.__dataclass_transform__)
import collections.abc
print(collections.abc.Callable[P,T][[int],str], list[T][int], dict[K,T][int,str], tuple[*Ts][int,str], collections.abc.Callable[[int],T]|None)
print(Union[list[int],None], Optional[int]==int|None, (int|str)==Union[int,str], List[int|str], Union[int|str, bytes])
print(typing.__all__==sorted(typing.__all__) , len(typing.__all__))
