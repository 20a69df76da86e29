class Base:
    """A base."""
    kind = "base"
    def __init__(self, x): self.x = x
    def __repr__(self): return f"{type(self).__name__}({self.x!r})"
    def hello(self): return "hello from " + self.kind
    @classmethod
    def make(cls, *args): return cls(*args)
    @staticmethod
    def add(a, b): return a + b
    @property
    def double(self): return self.x * 2
    @double.setter
    def double(self, v): self.x = v // 2
    @double.deleter
    def double(self): self.x = None

class Child(Base):
    kind = "child"
    def __init__(self, x, y=0):
        super().__init__(x)
        self.y = y
    def hello(self): return super().hello() + "!"

b, c = Base(1), Child.make(2, 3)
print(b, c, c.y, b.hello(), c.hello())
print(Base.add(1, 2), c.add("a", "b"), c.double)
c.double = 10
print(c.x, c.double)
del c.double
print(c.x, Base.__doc__, Child.__doc__, Child.__mro__)
print(isinstance(c, Base), issubclass(Child, Base), issubclass(Base, Child), isinstance(c, (int, Base)))
print(Base.__name__, Child.__qualname__, Child.__module__, Child.__bases__)
print(sorted(k for k in vars(Base) if not k.startswith("__")))
c.z = 5
print(c.__dict__, hasattr(c, "z"), hasattr(c, "w"), getattr(c, "w", "none"))
del c.z
print(c.__dict__)
try:
    c.nothing
except AttributeError as e:
    print(e, e.name, e.obj is c)
try:
    Base()
except TypeError as e:
    print(e)
print(Base.hello is Base.hello, b.hello == b.hello, b.hello.__self__ is b, b.hello.__func__ is Base.hello)
class Empty: pass
e = Empty()
e.a = 1; e.b = 2
print(vars(e), Empty.__dict__.keys() >= {"__module__", "__dict__"})
Local = type("Local", (Base,), {"kind": "made", "extra": lambda self: self.x + 1})
print(Local(4).extra(), Local(4).hello(), Local)
