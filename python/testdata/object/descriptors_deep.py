class Typed:
    def __init__(self, kind, default=None): self.kind, self.default = kind, default
    def __set_name__(self, owner, name): self.name = name; print("set_name", owner.__name__, name)
    def __get__(self, obj, owner=None): return self if obj is None else obj.__dict__.get(self.name, self.default)
    def __set__(self, obj, v):
        if not isinstance(v, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}, got {type(v).__name__}")
        obj.__dict__[self.name] = v
    def __delete__(self, obj): print("delete", self.name); obj.__dict__.pop(self.name)
class Person:
    name, age = Typed(str, "nobody"), Typed(int)
    def __init__(self, name, age): self.name, self.age = name, age
p = Person("Ann", 30); print(p.name, p.age, vars(p), Person.age.kind); p.age += 1; del p.name; print(p.name, p.age)
for f in (lambda: setattr(p, "age", "x"), lambda: Person(5, 5), lambda: delattr(p, "name")):
    try: f()
    except (TypeError, KeyError) as e: print(type(e).__name__, e)
class Method:
    def __init__(self, f): self.f = f
    def __get__(self, obj, cls): return lambda *a: self.f(obj or cls, *a)
class M:
    @Method
    def m(self, x): return type(self).__name__, x
print(M().m(1), M.m(2), type(M.__dict__["m"]).__name__)
def f(self, x): return self, x
print(f.__get__(5)(6), f.__get__(None, int) is f, f.__get__("s", str).__self__, f.__get__("s").__func__ is f)
class C:
    def m(self): return "m"
    c = classmethod(lambda cls: cls.__name__)
    s = staticmethod(lambda: "s")
c = C(); print(C.__dict__["m"].__get__(c, C)(), C.__dict__["c"].__get__(None, C)(), C.__dict__["s"].__get__(None, C)(), c.m == c.m, c.m is c.m, c.m.__self__ is c, C.m is C.__dict__["m"], C.__dict__["s"](), staticmethod(len)("ab"))
c.m = lambda: "instance"; print(c.m(), C.m(c)); C.__dict__["c"].__func__(int)
class Cached:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t): v = o.__dict__[self.n] = self.f(o); return v
class E:
    calls = 0
    @Cached
    def v(self): E.calls += 1; return E.calls
e = E(); print(e.v, e.v, e.v, E().v, E.calls)
class BadName:
    def __set_name__(self, o, n): raise ValueError("no name " + n)
try:
    class F: bad = BadName()
except Exception as ex: print(type(ex).__name__, ex, getattr(ex, "__notes__", None))
class View:
    def __init__(self, key): self.key = key
    def __get__(self, o, t): return o.data[self.key]
    def __set__(self, o, v): o.data[self.key] = v
class G:
    a, b = View("a"), View("b")
    def __init__(self): self.data = {"a": 1, "b": 2}
g = G(); g.a, g.b = g.b, g.a; g.a *= 10; print(g.data)
class ReadOnly:
    def __init__(self, v): self.v = v
    def __get__(self, o, t): return self.v
    def __set__(self, o, v): raise AttributeError("read only")
class H: x = ReadOnly(5)
h = H()
try: h.x = 6
except AttributeError as ex: print(ex, h.x)
H.x = 7; h.x = 8; print(h.x, H.x)
class P2:
    def __init__(self): self._x = 1
    def getx(self): return self._x
    def setx(self, v): self._x = v
    x = property(getx, setx, doc="d")
    y = x.getter(lambda s: "gy")
    z = property(); z = z.setter(lambda s, v: print("set z", v))
p2 = P2(); p2.z = 5; print(p2.x, p2.y, P2.x.fget.__name__, P2.x.__doc__)
for code in ["p2.z", "del p2.x", "P2.x.__get__(p2) and p2.q", "property(None).__get__(p2, P2)"]:
    try: print(eval(code) if not code.startswith("del") else exec(code))
    except AttributeError as ex: print(ex)
class Sub(P2):
    @P2.x.getter
    def x(self): return "sub " + str(super().x)
s = Sub(); s.x = 9; print(s.x, s._x)
class Meta(type):
    desc = Typed(int, 0)
class K(metaclass=Meta): pass
try: K.desc = "a"
except TypeError as ex: print(ex)
print(type(K).__dict__["desc"].name, int.__dict__["real"].__get__(5), str.__dict__["upper"].__get__("abc")(), type(int.__dict__["real"]).__name__, type(str.__dict__["upper"]).__name__, type(int.__add__).__name__, type((1).__add__).__name__, type([].append).__name__, type(dict.__dict__["fromkeys"]).__name__)
