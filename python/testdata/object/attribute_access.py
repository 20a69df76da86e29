class A:
    cls_attr = "class"
    def __init__(self): self.inst = "instance"
    def __getattr__(self, n): return f"getattr({n})" if n[:2] != "__" else object.__getattribute__(self, n)
a = A()
print(a.inst, a.cls_attr, a.nope, A.cls_attr, hasattr(a, "zzz"), getattr(a, "q", 5))
class B:
    def __getattribute__(self, n):
        if n == "secret": raise AttributeError("hidden")
        if n.startswith("x"): return f"intercepted {n}"
        return super().__getattribute__(n)
    def __getattr__(self, n): return f"fallback {n}"
    real = 1
b = B()
print(b.xyz, b.secret, b.real, b.missing, hasattr(b, "secret"), b.__class__.__name__)
class C:
    def __setattr__(self, n, v): print("set", n, v); object.__setattr__(self, n, v) if v != "no" else None
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
c = C(); c.a = 1; c.b = "no"; c.a += 1; del c.a
for f in (lambda: c.a, lambda: c.b, lambda: delattr(c, "zz")):
    try: f()
    except AttributeError as e: print(e, e.name, type(e.obj).__name__)
class Prop:
    def __init__(self): self._v = 0
    v = property(lambda s: s._v, lambda s, x: setattr(s, "_v", x * 2), doc="the v")
    @property
    def computed(self): "Docstring."; return self._v + 1
    @property
    def broken(self): return self.nope
    @property
    def broken2(self): raise KeyError("inside")
p = Prop(); p.v = 5
print(p.v, p.computed, Prop.v.__doc__, Prop.computed.__doc__, Prop.computed.fget(p), Prop.computed.fset, type(Prop.v).__name__)
for code in ["p.computed = 1", "del p.v", "p.broken", "p.broken2", "p.nothing = 1; print(p.nothing)", "Prop.v = 3; print(p.v, vars(p))"]:
    try: exec(code)
    except Exception as e: print(code, type(e).__name__, e)
class Data:
    def __get__(self, o, t): return f"data {o is not None} {t.__name__}"
    def __set__(self, o, v): print("data set", v)
class NonData:
    def __get__(self, o, t): return "nondata"
class D:
    d, n = Data(), NonData()
x = D(); x.__dict__.update(d="dict d", n="dict n")
print(x.d, x.n, D.d, D.n); x.d = 1; x.n = 2; print(x.n, x.__dict__)
try: del x.d
except AttributeError as e: print(e)
class Lazy:
    def __init__(self, f): self.f, self.name = f, f.__name__
    def __get__(self, o, t):
        if o is None: return self
        v = o.__dict__[self.name] = self.f(o); return v
class L:
    @Lazy
    def slow(self): print("computing"); return 42
l = L(); print(l.slow, l.slow, "slow" in vars(l)); del l.slow; print(l.slow)
class Meta(type):
    meta_attr = "from meta"
    def __getattr__(cls, n): return f"{cls.__name__}.{n}?"
    def __setattr__(cls, n, v): print("meta set", n); super().__setattr__(n, v)
    @property
    def mp(cls): return "meta property " + cls.__name__
class M(metaclass=Meta): x = 1
print(M.x, M.whatever, M.meta_attr, M.mp); M.y = 5
try: print(M().meta_attr)
except AttributeError as e: print(e)
o = object()
for f in (lambda: setattr(o, "x", 1), lambda: o.x, lambda: setattr(5, "x", 1), lambda: setattr(int, "x", 1), lambda: setattr(len, "x", 1), lambda: None.x, lambda: (lambda: 0).x, lambda: print.x, lambda: A.__dict__.__setitem__("x", 1), lambda: delattr(A, "zz"), lambda: setattr(a, "__class__", 5), lambda: setattr(a, "__class__", int), lambda: setattr(a, "__dict__", 5)):
    try: print(f())
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
a.__class__ = Prop; print(type(a).__name__, isinstance(a, A)); a.__dict__ = {"_v": 7}; print(a.computed, vars(a))
a.__dict__["weird key"] = 1; print(getattr(a, "weird key"))
for code in ("c.a", "c.nope = 1; del c.b2", "(5).real = 1", "del (5).x", "A.zzz", "del A.zzz", "None.x", "len.x = 1", "[].x", "object().x = 1", "'s'.__class__ = int"):
    try: exec(code)
    except (AttributeError, TypeError) as e: print(code, "|", e, "|", getattr(e, "name", "-"), type(getattr(e, "obj", None)).__name__)
