def first[T](xs: list[T]) -> T: return xs[0]
print(first([1]), first.__type_params__, first.__annotations__, first.__qualname__)
class Box[T, *Ts, **P]:
    def __init__(self, v: T): self.v = v
    def map[U](self, f) -> "Box[U]": return Box(f(self.v))
print(Box(2).map(str).v, Box.__type_params__, [type(p).__name__ for p in Box.__type_params__])
def bounded[T: int, U: (int, str), V: "later" = None](x): return T, U, V
T, U, V = bounded(1); print(T, T.__bound__, T.__constraints__, U.__constraints__, U.__bound__, T.__name__, V.__default__, T.has_default(), V.has_default(), T.__covariant__, T.__infer_variance__)
try: V.__bound__
except NameError as e: print(e)
type Alias = int | str
type Pair[A, B = int] = tuple[A, B]
type Tree = dict[str, Tree]
print(Alias, Alias.__value__, type(Alias).__name__, Pair.__type_params__, Pair.__value__, Pair[str, int], Tree.__value__, Alias.__name__, Pair[int, str].__args__, Pair[int, str].__origin__)
type Lazy = undefined_name
try: Lazy.__value__
except NameError as e: print(e)
undefined_name = float; print(Lazy.__value__)
def scope[T]():
    def inner(): return T
    return inner
print(scope()(), scope.__type_params__[0] is scope()())
class Outer[T]:
    x: T
    class Inner[U]: y = T
    def m(self): return T
print(Outer.__annotations__, Outer.Inner.y, Outer().m(), Outer.Inner.__qualname__)
for code in ["def f[T, T](): pass", "def f[](): pass", "type X[T = int, U] = T", "def f[T = int, U](): pass", "class A[T](metaclass=(yield)): pass", "def f[T: (yield)](): pass", "type X = (yield)", "type X = (y := 1)", "type 1 = 2", "def f[T: (x := 1)](): pass", "def f[*T: int](): pass", "class A[**P: int]: pass", "def f[T]():\n nonlocal T", "type X = await y"]:
    try: exec(code); print(code, "fine")
    except SyntaxError as e: print(code.replace("\n", " "), "!", e.msg)
type = 5; type.real; print(type)
from types import GenericAlias, UnionType
print(list[int], dict[str, list[int]], tuple[int, ...], list[int] == list[int], list[int].__origin__, list[int].__args__, int | None, (int | str).__args__, int | str | int, isinstance(5, int | str), list[int]([1]), GenericAlias(list, (int,)), isinstance(int | str, UnionType), tuple[()], list[list[int]].__args__[0], hash(int | str) == hash(str | int), int | str == str | int)
for bad in ["isinstance([], list[int])", "int | 5", "list[int] < 1", "int[str]", "5 | int", "issubclass(int, list[int])", "class X(int | str): pass", "list[int].nope", "(int | str)()"]:
    try: exec(bad); print(bad, "fine")
    except Exception as e: print(bad, "!", e.__class__.__name__, e)
