class Empty: ...
class Base:
    "Doc of Base."
    attr: int = 1
    only: str
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag; print("subclass", cls.__name__, tag)
class Child(Base, tag="t"): attr = 2
class Meta(type):
    def __new__(m, name, bases, ns, **kw): print("new", name, [b.__name__ for b in bases], kw); return super().__new__(m, name, bases, ns)
    def __init__(c, *a, **kw): print("init", a[0], kw)
    @classmethod
    def __prepare__(m, name, bases, **kw): print("prepare", name, kw); return {"prepared": True}
    def __call__(c, *a): print("call", a); return super().__call__(*a)
class M(metaclass=Meta, option=1):
    def __init__(self, x=0): self.x = x
print(M(5).x, M.prepared, type(M).__name__, Child.tag, Base.__annotations__, Base.__doc__, Child.__doc__, Child.attr)
bases = (Base,)
class Dyn(*bases, **{"tag": "dyn"}): pass
def factory(n):
    class Made:
        size = n
        def get(self): return n, self.size, __class__.__qualname__
    return Made
print(factory(3)().get(), factory(4).__qualname__, factory(1) is factory(1))
class Body:
    print("in body", __name__, __qualname__, __module__)
    for i in range(3): locals()[f"m{i}"] = i
    x = [1, 2]
    if x: y = "conditional"
    else: z = 1
    try: 1 / 0
    except ZeroDivisionError: caught = True
    def __secret(self): return "mangled"
    def call(self): return self.__secret()
    __hidden = 5
    class Nested:
        value = 1
    a, *b = 1, 2, 3
    del a
print(Body.m0, Body.m2, Body.y, Body.caught, Body().call(), Body._Body__hidden, Body.Nested.__qualname__, Body.b, hasattr(Body, "a"), hasattr(Body, "z"), Body.i)
class Chain(Child, Empty, tag=1): pass
print([c.__name__ for c in Chain.__mro__], Chain.__bases__ == (Child, Empty), Chain.__base__.__name__, Base.__subclasses__()[0].__name__)
try:
    class X(Base, Child): pass
except TypeError as e: print(e)
try:
    class X(int, str): pass
except TypeError as e: print(e)
try:
    class X(bool): pass
except TypeError as e: print(e)
try:
    class X(5): pass
except TypeError as e: print(e)
try:
    class X(Base, Base): pass
except TypeError as e: print(e)
try:
    class X(metaclass=Meta, metaclass2=1, **{"bad kw": 2}): pass
except TypeError as e: print(e)
try:
    class X(Empty, unexpected=1): pass
except TypeError as e: print(e)
T = type("T", (Child,), {"f": lambda self: "dynamic", "v": 1}, tag="made")
print(T().f(), T.__name__, T.__module__, T.tag, T.v)
class Slots: __slots__ = ("a", "b")
s = Slots(); s.a = 1
for f in (lambda: s.b, lambda: setattr(s, "c", 1), lambda: s.__dict__):
    try: print(f())
    except AttributeError as e: print(e)
c = Child(); c.new = 1; c.attr += 5
print(vars(c), Child.attr, c.__class__.__name__, isinstance(c, Base), issubclass(Child, (int, Base)))
class Generic[T]:
    def m[U](self, x: T, y: U) -> T: return x
print(Generic.__type_params__, Generic[int], Generic.m.__type_params__)
