def show(e, depth=0):
    print("  " * depth + repr(e), "cause" if e.__cause__ else "", "suppressed" if e.__suppress_context__ else "")
    if e.__cause__ and e.__cause__ is not e: show(e.__cause__, depth + 1)
    if e.__context__ and e.__context__ is not e.__cause__: show(e.__context__, depth + 1)
def run(f):
    print("--", f.__name__)
    try: print("returned", f())
    except BaseException as e: show(e)
@run
def implicit():
    try: 1 / 0
    except ZeroDivisionError: {}["k"]
@run
def explicit():
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("v") from e
@run
def suppressed():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("v") from None
@run
def three():
    try:
        try: raise KeyError(1)
        except KeyError: raise IndexError(2)
        finally: raise TypeError(3)
    except TypeError: raise OSError(4)
@run
def finally_context():
    try: raise KeyError("body")
    finally: int("x")
@run
def with_exit():
    class C:
        def __enter__(self): return self
        def __exit__(self, *a): raise ValueError("exit")
    with C(): raise KeyError("body")
@run
def same_again():
    try: raise KeyError("a")
    except KeyError as e:
        try: raise ValueError("b")
        except ValueError: raise e
@run
def self_cause():
    e = ValueError("me")
    raise e from e
@run
def cause_class():
    raise ValueError("x") from KeyError
@run
def reraised():
    try:
        try: raise KeyError("orig")
        except KeyError:
            try: raise ValueError("other")
            except ValueError: pass
            raise
    except KeyError as e: return repr(e), repr(e.__context__)
@run
def cleared_after():
    try: raise KeyError
    except KeyError: pass
    raise ValueError("clean")
@run
def generator_context():
    def g():
        try: yield 1
        finally: raise ValueError("in gen")
    it = g(); next(it)
    try: raise KeyError("outside")
    except KeyError: it.close()
@run
def in_handler_function():
    def helper(): raise ValueError("helper")
    try: raise KeyError("k")
    except KeyError: helper()
@run
def loop_chain():
    last = None
    for i in range(4):
        try:
            if last: raise ValueError(i) from last
            raise ValueError(i)
        except ValueError as e: last = e
    raise last
@run
def set_context():
    e = ValueError("e"); e.__context__ = KeyError("manual"); raise e
@run
def raise_in_except_star():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError: raise OSError("from star")
@run
def dunder_raises():
    class B:
        def __eq__(self, o): raise KeyError("eq")
        __hash__ = None
    try: [B()].index(1)
    except KeyError: B() == 2
@run
def stop_iteration():
    def g(): yield next(iter([]))
    list(g())
@run
def name_unbound():
    try: raise ValueError("x")
    except ValueError as e: pass
    return e
import sys
@run
def exc_info():
    out = [sys.exc_info()[0]]
    try: raise KeyError
    except KeyError:
        out.append(sys.exc_info()[0].__name__)
        try: raise ValueError
        except ValueError: out.append(sys.exc_info()[0].__name__)
        out.append(repr(sys.exception()))
        def inner(): return repr(sys.exception())
        out.append(inner())
        g = (repr(sys.exception()) for _ in [1]); out += g
    out.append(sys.exception())
    return out
