class Registry(type):
    classes = {}
    def __new__(meta, name, bases, ns, *, register=True, **kw):
        cls = super().__new__(meta, name, bases, ns)
        if register: meta.classes[name] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns); cls.kw = kw
    def __len__(cls): return len([n for n in vars(cls) if not n.startswith("_")])
    def __iter__(cls): return iter(sorted(n for n in vars(cls) if not n.startswith("_")))
    def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
    def __contains__(cls, x): return x in vars(cls)
    def __repr__(cls): return f"<{cls.__name__}>"
    def __call__(cls, *a, **k): print("creating", cls.__name__); return super().__call__(*a, **k)
    def __bool__(cls): return False
    def __lt__(cls, o): return cls.__name__ < o.__name__
    def __add__(cls, o): return type(cls)(cls.__name__ + o.__name__, (cls, o), {})
    def __instancecheck__(cls, o): return isinstance(o, int)
    def __subclasscheck__(cls, o): return o is str
class Base(metaclass=Registry, register=False): a = 1
class One(Base, extra=5): x = 1; y = 2
class Two(Base):
    def __init__(self, v): self.v = v
print(Registry.classes, One.kw, len(One), list(One), One["k"], "x" in One, One, bool(One), sorted([Two, One]), (One + Two), isinstance(5, One), isinstance("a", One), issubclass(str, One), issubclass(Two, One), Two(3).v, type(One), type(One) is Registry)
class Ordered(type):
    def __prepare__(name, bases): 
        class NS(dict):
            def __setitem__(self, k, v):
                if k in self and not k.startswith("__"): raise TypeError(f"duplicate {k}")
                super().__setitem__(k, v)
        return NS()
    __prepare__ = staticmethod(__prepare__)
class Fine(metaclass=Ordered): a = 1; b = 2
try:
    class Dup(metaclass=Ordered): a = 1; a = 2
except TypeError as e: print(e)
class Auto(type):
    class NS(dict):
        def __missing__(self, k):
            if k.startswith("__"): raise KeyError(k)
            self[k] = len([x for x in self if not x.startswith("__")]); return self[k]
    @classmethod
    def __prepare__(m, *a): return m.NS()
class Colour(metaclass=Auto): RED; GREEN; BLUE
print(Colour.RED, Colour.GREEN, Colour.BLUE)
def function_meta(name, bases, ns): return name, bases, sorted(k for k in ns if not k.startswith("__"))
class Func(metaclass=function_meta): q = 1; p = 2
print(Func)
class Singleton(type):
    _inst = {}
    def __call__(cls, *a):
        if cls not in cls._inst: cls._inst[cls] = super().__call__(*a)
        return cls._inst[cls]
class Sing(metaclass=Singleton):
    def __init__(self, v=0): self.v = v
print(Sing(1) is Sing(2), Sing().v)
class M1(type): pass
class M2(type): pass
class A1(metaclass=M1): pass
class A2(metaclass=M2): pass
try:
    class Conflict(A1, A2): pass
except TypeError as e: print(e)
class M3(M1, M2): pass
class Ok(A1, A2, metaclass=M3): pass
print(type(Ok).__name__, type(type(Ok)).__name__)
class Sub(One): pass
print(type(Sub).__name__, Sub in Registry.classes.values() if False else "Sub" in Registry.classes)
class Entries:
    def __mro_entries__(self, bases): print("mro_entries", len(bases)); return (dict,)
class FromEntries(Entries()): pass
print(FromEntries.__mro__[1].__name__, FromEntries.__orig_bases__[0].__class__.__name__)
class Validate(type):
    def __new__(m, n, b, ns):
        for k, v in ns.items():
            if callable(v) and not v.__doc__ and not k.startswith("__"): raise TypeError(f"{n}.{k} has no docstring")
        return super().__new__(m, n, b, ns)
try:
    class NoDoc(metaclass=Validate):
        def ok(self): "fine"
        def bad(self): pass
except TypeError as e: print(e)
T = type("T", (), {"x": 1, "f": lambda s: s.x}); print(T().f(), T.__name__, T.__qualname__, T.__dict__["x"])
T.__name__ = "Renamed"; print(T.__name__, T.__qualname__, repr(T)[-3:])
for code in ["T.__name__ = 5", "type.__call__(type, 1, 2)", "type('a', (), {}, x=1)", "type.__new__(5, 'a', (), {})", "type.__new__(int, 'a', (), {})", "T.__bases__ = ()", "T.__bases__ = (int,)", "del T.__name__", "type('x\\0', (), {})", "class X(type(len)): pass", "class X(type(None)): pass", "class X(range): pass", "class X(slice): pass", "class X(type(...)): pass", "class X(metaclass=5): pass", "T.__mro__ = ()", "int.x = 1", "type.x = 1", "class X(Generic): pass", "class X(type, int): pass"]:
    try: exec(code); print(code, "ok")
    except Exception as e: print(code, "!", type(e).__name__, e)
