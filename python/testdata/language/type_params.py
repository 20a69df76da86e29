def first[T](xs: list[T]) -> T: return xs[0]
print(first([1, 2]), first.__type_params__, first.__annotations__)
class Box[T]:
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
print(Box(3).get(), Box.__type_params__, Box[int])
type Pair[A, B] = tuple[A, B]
print(Pair, Pair.__type_params__, Pair.__value__)
type Lazy = undefined_name
try:
    Lazy.__value__
except NameError as e: print(e)
def bounded[T: int, *Ts, **P](x: T, *a: *Ts) -> T: return x
print([p.__name__ for p in bounded.__type_params__], bounded.__type_params__[0].__bound__)
def constrained[T: (int, str)](x: T): pass
print(constrained.__type_params__[0].__constraints__)
class Child[U](Box[U]): pass
print(Child.__orig_bases__, Child(1).v, [c.__name__ for c in Child.__mro__])
x: int = 5
y: "forward"
def ann(a: int, b: str = "x", *c: float, d: bool = True, **e: list) -> None: ...
print(__annotations__, ann.__annotations__)
class A:
    p: int
    q: str = "s"
print(A.__annotations__, list[int], dict[str, int], int | None, list[int] | str)
print(isinstance(3, int | str), (int | str) == (str | int), list[int]())
def defaulted[T = int](): pass
print(defaulted.__type_params__[0].__default__)
type = 3
print(type)
