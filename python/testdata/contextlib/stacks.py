import contextlib
from contextlib import *

def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)

def run(coro):
    try: coro.send(None)
    except StopIteration as e: return e.value

class CM:
    def __init__(self, n, swallow=False, fail=False): self.n, self.swallow, self.fail = n, swallow, fail
    def __enter__(self): print('enter', self.n); return self
    def __exit__(self, *exc):
        print('exit', self.n, exc[0] and exc[0].__name__)
        if self.fail: raise RuntimeError(self.n)
        return self.swallow
with ExitStack() as s:
    for i in range(3): s.enter_context(CM(i))
    s.push(CM('pushed')); s.push(lambda *exc: print('function', exc[0])); s.callback(print, 'callback', 1)
    kept = s.pop_all()
print('kept'); kept.close()
with ExitStack() as s:
    s.enter_context(CM('outer')); s.enter_context(CM('swallower', swallow=True)); s.enter_context(CM('inner'))
    raise KeyError('k')
try:
    with ExitStack() as s:
        s.enter_context(CM('a', fail=True)); s.enter_context(CM('b', fail=True))
        raise ValueError('v')
except RuntimeError as e:
    while e: print(repr(e)); e = e.__context__
t(lambda: ExitStack().enter_context(object()))
@contextmanager
def tag(name):
    print(f'<{name}>')
    try: yield name
    except ZeroDivisionError: print('swallowed')
    print(f'</{name}>')
with tag('p') as n: print(n)
with tag('q'): 1 / 0
def outer():
    with tag('r'): raise KeyError('x')
t(outer)
@tag('deco')
def f(a): return a * 2
print(f(2), f.__name__, f(3))
@contextmanager
def again():
    try: yield
    except ValueError: yield
def bad():
    with again(): raise ValueError
t(bad)
@contextmanager
def replaced():
    try: yield
    except ValueError as e: raise TypeError('new') from e
def bad():
    with replaced(): raise ValueError('old')
try: bad()
except TypeError as e: print(repr(e), repr(e.__cause__))
with suppress(KeyError, IndexError): [][1]
def eg():
    with suppress(KeyError): raise ExceptionGroup('g', [KeyError(1), ValueError(2)])
try: eg()
except ExceptionGroup as e: print(repr(e))
with suppress(KeyError): raise ExceptionGroup('g', [KeyError(1)])
class Closes:
    def close(self): print('closed')
with closing(Closes()) as c: print(type(c).__name__)
with nullcontext(5) as v: print(v)
class D(ContextDecorator):
    def __enter__(self): print('in')
    def __exit__(self, *e): print('out')
@D()
def g(): print('body')
g()
print(issubclass(CM, AbstractContextManager), isinstance(nullcontext(), AbstractAsyncContextManager)); t(lambda: AbstractContextManager())
@asynccontextmanager
async def atag(n):
    print('a<', n)
    try: yield n
    finally: print('a>', n)
class ACM:
    async def __aenter__(self): print('aenter'); return self
    async def __aexit__(self, *exc): print('aexit', exc[0] and exc[0].__name__); return True
async def main():
    async with atag(1) as v: print(v)
    async with AsyncExitStack() as s:
        await s.enter_async_context(atag(2)); await s.enter_async_context(ACM()); s.enter_context(CM('sync'))
        async def cb(x): print('async callback', x)
        s.push_async_callback(cb, 5)
        raise ValueError
    async with nullcontext(7) as v: print(v)
    @atag('fn')
    async def h(): return 'h'
    print(await h())
    class AC:
        async def aclose(self): print('aclosed')
    async with aclosing(AC()): pass
    return 'done'
print(run(main()))
