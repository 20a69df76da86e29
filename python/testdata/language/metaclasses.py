class Registry(type):
    classes = []
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"injected": 1}
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        cls.options = kw
        mcs.classes.append(name)
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        print("init", name)
    def __len__(cls): return len(cls.__name__)
    def __iter__(cls): return iter(["a", "b"])
    def __contains__(cls, x): return x == 1
    def __getitem__(cls, x): return (cls.__name__, x)

class A(metaclass=Registry, flag=True): pass
class B(A): y = 2
print(A.options, B.options, A.injected, Registry.classes, len(B), list(A), 1 in A, A["k"], type(B).__name__)

class Plugin:
    found = []
    def __init_subclass__(cls, /, tag="none", **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Plugin.found.append((cls.__name__, tag))
class P1(Plugin, tag="one"): pass
class P2(P1): pass
print(Plugin.found)
try:
    class Bad(Plugin, unknown=1): pass
except TypeError as e:
    print(e)
try:
    class X(int, str): pass
except TypeError as e:
    print(e)
try:
    class M1(type): pass
    class M2(type): pass
    class C1(metaclass=M1): pass
    class C2(metaclass=M2): pass
    class C3(C1, C2): pass
except TypeError as e:
    print(e)
class D1: pass
class D2(D1): pass
try:
    class D3(D1, D2): pass
except TypeError as e:
    print(str(e).splitlines()[0])
class R1:
    def f(self): return ["R1"]
class R2(R1):
    def f(self): return ["R2"] + super().f()
class R3(R1):
    def f(self): return ["R3"] + super().f()
class R4(R2, R3):
    def f(self): return ["R4"] + super().f()
print(R4().f(), [c.__name__ for c in R4.__mro__])
class Sub:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
print(Sub[3])
def make(name, bases, ns): return (name, bases, sorted(k for k in ns if not k.startswith("__")))
class T(metaclass=make): a = 1
print(T)
