class Logged:
    def __set_name__(self, owner, name):
        self.name = "_" + name
        print("set_name", owner.__name__, name)
    def __get__(self, obj, owner=None):
        if obj is None: return self
        print("get", self.name)
        return getattr(obj, self.name, "unset")
    def __set__(self, obj, value):
        print("set", self.name, value)
        setattr(obj, self.name, value)
    def __delete__(self, obj):
        print("delete", self.name)
        delattr(obj, self.name)

class NonData:
    def __get__(self, obj, owner): return ("nondata", obj is None, owner.__name__)

class C:
    a = Logged()
    n = NonData()

c = C()
print(c.a)
c.a = 3
print(c.a, c.__dict__)
del c.a
print(c.n, C.n)
c.n = "own"
print(c.n, type(C.a).__name__)
c.__dict__["a"] = "shadow"
print(c.a)

class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, obj, owner):
        v = self.f(obj)
        obj.__dict__[self.f.__name__] = v
        return v
class D:
    @Lazy
    def big(self):
        print("computing")
        return 42
d = D()
print(d.big, d.big)

class Meta(type):
    @property
    def label(cls): return "label of " + cls.__name__
    def __call__(cls, *a, **k):
        print("calling", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __getattr__(cls, name): return "meta:" + name
class E(metaclass=Meta):
    def __init__(self, x): self.x = x
print(E.label, E.whatever, E(3).x)
try:
    E(1).label
except AttributeError as err:
    print(err)

class G:
    def __getattr__(self, name):
        if name == "raises": raise AttributeError("no " + name)
        return "dyn-" + name
    def __setattr__(self, name, v):
        object.__setattr__(self, name, ("wrapped", v))
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)
g = G()
g.x = 1
print(g.x, g.y, getattr(g, "raises", "default"))
del g.x
print(g.x)
class H:
    def __getattribute__(self, name):
        if name.startswith("no"): raise AttributeError(name)
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return "fallback " + name
h = H(); h.v = 1
print(h.v, h.nope, h.other)
