# Objects with __del__, generators that are dropped, and weak references are seen to at the next collection.
import gc, sys, weakref
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    a = A(1)
f(); gc.collect(); print("after 1")
class B(A): pass
def f(): B("b")
f(); gc.collect(); print("after b")
class L(list):
    def __del__(self): print("L", len(self))
def f(): L([1,2])
f(); gc.collect()
class E:
    def __del__(self): raise ValueError("oops")
def f(): E()
def hook(a): print("hook", a.exc_type, a.exc_value, a.err_msg, a.object.__qualname__, type(a).__name__)
sys.unraisablehook = hook
f(); gc.collect()
saved = []
class R:
    def __del__(self):
        saved.append(self)
def f(): R()
f(); gc.collect(); print(len(saved))
class Late: pass
Late.__del__ = lambda self: print("late")
def f(): Late()
f(); gc.collect()
del Late.__del__
f(); gc.collect(); print("no late")
def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen finally")
def f():
    g = gen(); next(g)
f(); gc.collect(); print("gen done")
def f():
    for x in gen():
        break
f(); gc.collect(); print("gen 2 done")
def gw():
    try:
        yield
    except GeneratorExit:
        print("exit seen")
        raise
def f():
    next(gw())
f(); gc.collect()
def bad():
    try: yield
    finally: raise KeyError("in gen")
def f(): next(bad())
sys.unraisablehook = lambda a: print("hook", a.exc_type, a.exc_value, a.err_msg, type(a.object))
f(); gc.collect()
class C(A):
    pass
def f():
    x = C("child"); y = A("parent"); y.c = x
f(); gc.collect()
o = A("weak"); r = weakref.ref(o, lambda r: print("callback", r()))
del o; gc.collect(); print(r())
class G: pass
o = G(); weakref.finalize(o, print, "finalized")
del o
gc.collect()
print("end")
