def dataclass(cls=None, *, frozen=False, order=False):
    def wrap(cls):
        fields = {}
        for k in reversed(cls.__mro__): fields.update(k.__dict__.get("__annotations__", {}))
        names = list(fields)
        args = ", ".join(n + (f"=_d_{n}" if hasattr(cls, n) else "") for n in names)
        body = "\n".join(f"    object.__setattr__(self, {n!r}, {n})" for n in names) or "    pass"
        if hasattr(cls, "__post_init__"): body += "\n    self.__post_init__()"
        ns = {f"_d_{n}": getattr(cls, n) for n in names if hasattr(cls, n)}
        exec(f"def __init__(self, {args}):\n{body}", ns)
        cls.__init__ = ns["__init__"]
        cls.__init__.__qualname__ = f"{cls.__qualname__}.__init__"
        cls.__match_args__ = tuple(names)
        key = lambda self: tuple(getattr(self, n) for n in names)
        cls.__repr__ = lambda self: f"{type(self).__qualname__}({', '.join(f'{n}={getattr(self, n)!r}' for n in names)})"
        cls.__eq__ = lambda a, b: key(a) == key(b) if type(a) is type(b) else NotImplemented
        if order: cls.__lt__ = lambda a, b: key(a) < key(b)
        if frozen:
            def frozen_set(self, n, v): raise AttributeError(f"cannot assign to field {n!r}")
            cls.__setattr__, cls.__hash__ = frozen_set, lambda self: hash(key(self))
        return cls
    return wrap if cls is None else wrap(cls)
@dataclass
class Point:
    x: int
    y: int = 0
    def dist(self): return (self.x ** 2 + self.y ** 2) ** 0.5
@dataclass
class Point3(Point): z: "float" = 1.5
@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    tag: str = ""
    def __post_init__(self):
        if self.major < 0: raise ValueError("negative version")
p = Point(3, 4); print(p, p.dist(), p == Point(3, 4), p != Point(3), Point(x=1), Point3(1, 2), Point3(1) == Point(1), Point.__match_args__, Point3.__match_args__)
p.x = 10; print(p)
vs = [Version(2, 1), Version(1), Version(1, 0, "rc")]; print(sorted(vs), max(vs), {Version(1): "one"}[Version(1)], len(set(vs + vs)))
for f in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(q=1), lambda: setattr(vs[0], "major", 5), lambda: Version(-1), lambda: Point(1) < Point(2), lambda: Version(1) < 5):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
match Point3(1, 2, 3):
    case Point(0, _): print("zero")
    case Point3(a, b, c) if c > 2: print("3d", a, b, c)
class Record:
    def __init_subclass__(cls):
        cls._fields = tuple(cls.__annotations__); cls._defaults = {n: vars(cls)[n] for n in cls._fields if n in vars(cls)}
    def __init__(self, *args, **kw):
        if len(args) > len(self._fields): raise TypeError(f"expected at most {len(self._fields)} values, got {len(args)}")
        values = self._defaults | dict(zip(self._fields, args)) | kw
        if missing := [n for n in self._fields if n not in values]: raise TypeError(f"missing {', '.join(missing)}")
        if extra := values.keys() - set(self._fields): raise TypeError(f"unknown {', '.join(sorted(extra))}")
        self.__dict__.update(values)
    def __iter__(self): return (getattr(self, n) for n in self._fields)
    def replace(self, **kw): return type(self)(**{**vars(self), **kw})
    def __repr__(self): return f"{type(self).__name__}({', '.join(map(repr, self))})"
class User(Record):
    name: str
    mail: str = "none"
    age: int = 0
u = User("ann", age=3); print(u, u.replace(mail="a@b"), [*u], dict(zip(u._fields, u)), User._defaults)
for f in (lambda: User(), lambda: User("a", zip=1, zap=2), lambda: User(1, 2, 3, 4)):
    try: f()
    except TypeError as e: print(e)
def namedtuple(name, fields):
    fields = fields.split()
    ns = {n: property(lambda self, i=i: self[i]) for i, n in enumerate(fields)} | {"_fields": tuple(fields), "__slots__": ()}
    def __new__(cls, *a):
        if len(a) != len(fields): raise TypeError(f"{name} expects {len(fields)} values, got {len(a)}")
        return tuple.__new__(cls, a)
    ns["__new__"] = __new__; ns["__repr__"] = lambda self: name + "(" + ", ".join(f"{n}={v!r}" for n, v in zip(fields, self)) + ")"
    return type(name, (tuple,), ns)
NT = namedtuple("NT", "a b"); t = NT(1, [2]); print(t, t.a, t.b, t == (1, [2]), t[0], NT._fields, len(t), t + (3,), [*t])
try: NT(1)
except TypeError as e: print(e)
try: t.a = 5
except AttributeError as e: print(e)
