def f():
    1 / 0


try:
    f()
except ZeroDivisionError as e:
    tb = e.__traceback__
    tb.tb_next = None
    raise e.with_traceback(tb)
