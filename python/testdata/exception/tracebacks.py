def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


def f(n):
    if n == 0:
        raise ValueError("deep")
    f(n - 1)


def lines(tb):
    out = []
    while tb is not None:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return out


try:
    f(2)
except ValueError as e:
    tb = e.__traceback__
    print(lines(tb))
Traceback = type(tb)
print(Traceback.__name__, Traceback.__module__, tb.tb_lasti >= 0, dir(tb)[-4:])
show(Traceback)
show(Traceback, None, 3, 1, 2)
show(Traceback, 3, tb.tb_frame, 1, 2)
show(Traceback, None, tb.tb_frame, "x", 2)
made = Traceback(None, tb.tb_frame, tb.tb_lasti, 77)
print(made.tb_lineno, made.tb_lasti == tb.tb_lasti, made.tb_next)
made.tb_next = tb
print(len(lines(made)))
show(setattr, tb.tb_next, "tb_next", made)
show(setattr, tb, "tb_next", 3)
show(delattr, tb, "tb_next")
show(setattr, tb, "tb_lineno", 3)
show(setattr, tb, "other", 3)
tb.tb_next = None
print(lines(tb))
e = ValueError("x").with_traceback(made)
print(e.__traceback__ is made)
show(e.with_traceback, 3)
show(e.with_traceback)
try:
    raise e
except ValueError as e2:
    print(lines(e2.__traceback__), e2.__traceback__.tb_next is made)
try:
    try:
        f(0)
    except ValueError as e:
        raise
except ValueError as e:
    print(lines(e.__traceback__))
try:
    try:
        f(0)
    except ValueError as e:
        saved = e
        raise saved
except ValueError as e:
    print(lines(e.__traceback__))
try:
    raise saved.with_traceback(None)
except ValueError as e:
    print(lines(e.__traceback__))
