# What is thrown into a generator keeps its context, unless the generator handles something itself.
def chain(x):
    out = []
    while x and len(out) < 9: out.append(x.args[0]); x = x.__context__
    return out
def g():
    try: yield
    except Exception as e: print('in', chain(e)); raise
def g2():
    yield
async def co():
    await aw()
class aw:
    def __await__(self): 
        yield 1
def handling():
    try:
        raise ValueError('own')
    except ValueError:
        yield


for mk in (g, g2, handling):
    A, B, C = map(Exception, 'ABC')
    B.__context__ = C
    x = mk(); x.send(None)
    try: raise A
    except Exception:
        try: x.throw(B)
        except Exception as e: print(chain(e))
    A, B, C = map(Exception, 'ABC')
    x = mk()
    if True:
        B.__context__ = C
        try: raise A
        except Exception:
            try: x.throw(B)
            except Exception as e: print(chain(e))
    A, B, C = map(Exception, 'ABC')
    x = mk(); x.send(None)
    try: raise A
    except Exception:
        try: x.throw(B)
        except Exception as e: print(chain(e))
import contextlib, sys
@contextlib.contextmanager
def g(exc):
    try:
        yield
    finally:
        raise exc
e = [Exception(i) for i in range(5)]
def chain(x):
    out = []
    while x and len(out) < 9: out.append(x.args[0]); x = x.__context__
    return out
try:
    with contextlib.ExitStack() as s:
        s.enter_context(g(e[4])); s.enter_context(g(e[3])); s.enter_context(g(e[2]))
        raise e[1]
except Exception as y: print(chain(y), [chain(x) for x in e])
class M:
    def __init__(s, x): s.x = x
    def __enter__(s): pass
    def __exit__(s, *a): raise s.x
e = [Exception(i) for i in range(5)]
try:
    with contextlib.ExitStack() as s:
        s.enter_context(M(e[4])); s.enter_context(M(e[3])); s.enter_context(M(e[2]))
        raise e[1]
except Exception as y: print(chain(y), [chain(x) for x in e])
e = [Exception(i) for i in range(5)]
def h():
    try: raise e[1]
    except Exception as a:
        m = g(e[2]); m.__enter__()
        m3 = g(e[3]); m3.__enter__()
        try: m.__exit__(type(a), a, a.__traceback__)
        except BaseException as n:
            p = n
        try:
            m3.__exit__(type(p), p, p.__traceback__)
        except BaseException as n: print(chain(n))
h()
