def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


for e in (SystemExit(), SystemExit(3), SystemExit(1, 2), SystemExit("text"), SystemExit(None)):
    print(repr(e), e.code, e.args, str(e))
e = SystemExit(3)
e.code = 4
print(e.code, e.args)
del e.code
print(e.code)
for e in (StopIteration(), StopIteration(3), StopIteration(1, 2)):
    print(repr(e), e.value, e.args)
e = StopIteration(3)
e.args = (4,)
print(e.value, e.args)
e.value = 5
print(e.value, e.args)


def gen():
    x = yield 1
    return x


g = gen()
next(g)
try:
    g.send("sent")
except StopIteration as e:
    print(e.value, e.args)


def outer():
    r = yield from gen()
    print("got", r)


for x in outer():
    print(x)
try:
    next(iter([]))
except StopIteration as e:
    print(e.value, e.args)


class Stop(StopIteration):
    def __init__(self, *args):
        pass


print(Stop(7).value, Stop(7).args)
show(SystemExit, code=3)
