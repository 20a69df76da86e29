class S:
    __slots__ = ("a", "b")
    def __init__(self, a): self.a = a
s = S(1)
print(s.a)
for act in [lambda: s.b, lambda: setattr(s, "c", 1), lambda: s.__dict__, lambda: delattr(s, "b")]:
    try: act()
    except AttributeError as e: print(e)
s.b = 2
del s.a
try: s.a
except AttributeError as e: print(e)
class T(S):
    __slots__ = ("c", "__dict__")
t = T(5); t.c = 6; t.anything = 7
print(t.a, t.c, t.anything, t.__dict__, S.a, T.__slots__)
class U(S): pass
u = U(1); u.free = 2
print(u.__dict__, u.a)
try:
    class Bad:
        __slots__ = ("x",)
        x = 1
except ValueError as e: print(e)
try:
    class M(S, type("O", (), {"__slots__": ("q",)})): pass
except TypeError as e: print(e)
class One:
    __slots__ = "single"
o = One(); o.single = 1
print(o.single)
class Priv:
    __slots__ = ("__x",)
    def __init__(self): self.__x = 3
    def get(self): return self.__x
print(Priv().get(), Priv.__slots__)
