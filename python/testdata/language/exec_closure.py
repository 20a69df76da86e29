# exec takes a closure of cells, and functions can be made of the code of modules.
def t(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
import types
def outer():
    a = b = 1
    def inner(): return a, b
    return inner
f = outer()
t(exec, f.__code__, {}, closure=(1, 2))
t(exec, f.__code__, {}, closure=[1, 2])
t(exec, f.__code__, {}, closure=f.__closure__)
t(exec, f.__code__, {}, closure=f.__closure__[:1])
t(exec, f.__code__, {}, closure=())
t(exec, f.__code__, {}, closure=None)
t(exec, f.__code__, {})
t(exec, outer.__code__, {}, closure=())
t(exec, outer.__code__, {}, closure=(1,))
t(exec, outer.__code__, {}, closure=None)
t(exec, 'x', {}, closure=())
t(exec, 'pass', {}, closure=None)
t(types.FunctionType, f.__code__, {}, 'n', None, (1, 2))
t(types.FunctionType, f.__code__, {}, 'n', None, (1,))
t(types.FunctionType, f.__code__, {}, 'n', None, [1, 2])
t(types.FunctionType, outer.__code__, {}, 'n', None, (1,))
import types, ast, inspect
FT = type(lambda: 0)
g = {'print': print}
c = compile("x = 1\nprint(x)\nclass A:\n  y = x\nprint([x for z in [1]], sorted(k for k in locals() if k[0]!='_'))", "", "exec")
f = FT(c, g)
print(f())
print(sorted(k for k in g if k[0] != '_'))
e = FT(compile("len([1,2])", "", "eval"), {})
print(e())
def gen():
    try: return (yield 1)
    finally: pass
co = compile("a = await w\nb = [a for q in [1]]", "", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
class W:
    def __await__(self): 
        r = yield 5
        return r
g = {'w': W()}
f = FT(co, g)
x = f()
print(x.send(None))
try: x.send(7)
except StopIteration as s: print(s.value)
print(g['a'], g['b'])
class K:
    m = FT(compile("print('m')", "", "exec"), {'print': print})
for call in (K.m, lambda: K().m()):
    try: call()
    except TypeError as e: print(e)
def wrap(): pass
wrap.__code__ = compile("zz = 3", "", "exec"); wrap(); print(zz)
import functools
print(list(map(FT(compile("1+1", "", "eval"), {}), [])))
print(sorted([2,1], key=lambda v: FT(compile("1", "", "eval"), {})()))
cls = compile("class B:\n  z = 2\n  w = z", "", "exec").co_consts[0]
print(FT(cls, {'__name__': 'n'})())
