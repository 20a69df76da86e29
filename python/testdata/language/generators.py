def simple():
    print("start")
    x = yield 1
    print("got", x)
    y = yield 2
    print("got", y)
    return "done"
g = simple()
print(next(g), g.send("a"))
try:
    g.send("b")
except StopIteration as e:
    print("value", e.value)
print(next(g, "over"))

def delegating():
    r = yield from simple()
    print("inner returned", r)
    yield "end"
print(list(delegating()))

def closing():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closed")
        raise
    finally:
        print("cleanup")
g = closing(); next(g); g.close(); g.close()
def stubborn():
    try:
        yield
    except GeneratorExit:
        yield "no"
g = stubborn(); next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
def thrower():
    while True:
        try:
            v = yield
            print("value", v)
        except ValueError as e:
            print("caught", e)
g = thrower(); next(g); g.send(1); g.throw(ValueError("x")); g.throw(ValueError, "y"); g.send(2)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
def bad():
    yield 1
    raise StopIteration("inside")
g = bad(); next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__))
g = (i * i for i in range(5))
print(sum(g), list(g), type(g).__name__, g.__name__)
def count(n):
    while n:
        yield n
        n -= 1
print([x for x in count(4)], *count(3), max(count(5)), dict(zip("abc", count(3))))
def nested():
    for i in count(3):
        for j in count(i):
            yield i, j
print(list(nested()))
g = count(2)
print(g.gi_running, g.gi_frame is not None, iter(g) is g)
try:
    g.send(5)
except TypeError as e:
    print(e)
def rec():
    try:
        next(me)
    except ValueError as e:
        yield str(e)
me = rec()
print(next(me))
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))
def finals():
    for i in range(3):
        try:
            yield i
        finally:
            print("f", i)
g = finals()
for v in g:
    if v == 1: break
print("after")
g.close()
def sub():
    try:
        yield "s"
    except KeyError:
        return "recovered"
def outer():
    r = yield from sub()
    yield r
g = outer(); print(next(g), g.throw(KeyError))
