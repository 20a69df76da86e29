# Context variables, contexts and tokens.
import contextvars
from contextvars import *
def clean(s):
    parts = str(s).split("0x")
    return parts[0] + "".join(x.lstrip("0123456789abcdef") for x in parts[1:])
a = ContextVar('a'); b = ContextVar('b', default=5)
print(clean(repr(a)), clean(repr(b)), a.name, b.get(), a.get(7))
try: a.get()
except LookupError as e: print(type(e), e.args[0] is a)
t = a.set(1); print(clean(repr(t)), t.var is a, t.old_value, t.old_value is Token.MISSING)
t2 = a.set(2); print(t2.old_value, a.get())
a.reset(t2); print(a.get())
for f in (lambda: a.reset(t2), lambda: b.reset(t), lambda: a.reset(3), lambda: Token(), lambda: ContextVar(1), lambda: ContextVar(), lambda: Context(1), lambda: copy_context()[1], lambda: 1 in copy_context(), lambda: copy_context()[ContextVar('zz')], lambda: copy_context().get(1), lambda: copy_context().run(), lambda: copy_context().run(a.reset, t), lambda: ContextVar('x', 1), lambda: ContextVar('x', foo=1)):
    try: print(f())
    except BaseException as e: print(type(e).__name__, clean(e))
ctx = copy_context()
print(len(ctx), ctx[a], a in ctx, b in ctx, ctx.get(b), ctx.get(b, 9), list(ctx) == [a], list(ctx.values()), [(v.name, x) for v, x in ctx.items()], list(ctx.keys())==[a])
def inner():
    a.set(100); b.set(200)
    try: ctx.run(print)
    except RuntimeError as e: print(clean(e))
    return a.get(), b.get()
print(ctx.run(inner), a.get(), b.get(), ctx[a], ctx[b])
c2 = ctx.copy(); print(c2 == ctx, c2 is ctx, c2 != ctx)
c2.run(a.set, 3); print(c2 == ctx, ctx[a], c2[a])
try: hash(ctx)
except TypeError as e: print(e)
print(ContextVar[int], Token[str])
try:
    class X(ContextVar): pass
except TypeError as e: print(e)
import threading
def other(): print("thread", a.get("none"), len(copy_context())); a.set("t")
t = threading.Thread(target=other); t.start(); t.join(); print(a.get())
empty = Context(); print(len(empty), empty.run(lambda: a.get('unset')))
print(type(ctx), type(a), type(t2), isinstance(ctx, __import__('collections.abc').abc.Mapping))
def gen():
    a.set("in gen"); yield a.get(); yield a.get()
g = gen(); print(copy_context().run(next, g), a.get(), next(g))
