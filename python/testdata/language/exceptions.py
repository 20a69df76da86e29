class Custom(Exception):
    def __init__(self, code, *args):
        super().__init__(code, *args)
        self.code = code
    def __str__(self): return f"custom {self.code}"
def f(kind):
    try:
        if kind == "custom": raise Custom(7, "x")
        if kind == "zero": 1 / 0
        if kind == "key": {}["k"]
        if kind == "none": pass
        if kind == "return": return "returned"
    except Custom as e:
        return f"{e} {e.args} {e.code}"
    except (ZeroDivisionError, KeyError) as e:
        return f"{type(e).__name__}: {e}"
    else:
        return "else"
    finally:
        print("finally", kind)
for k in ["custom", "zero", "key", "none", "return"]: print(f(k))
def chain():
    try:
        raise ValueError("first")
    except ValueError as e:
        raise TypeError("second") from e
try:
    chain()
except TypeError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        raise ValueError("a")
    except ValueError:
        raise KeyError("b")
except KeyError as e:
    print(repr(e.__context__), e.__cause__)
try:
    try:
        raise ValueError("a")
    except ValueError:
        raise KeyError("b") from None
except KeyError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
def loop():
    out = []
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            out.append(i)
        finally:
            out.append("f%d" % i)
    return out
print(loop())
def override():
    try:
        raise ValueError
    finally:
        return "swallowed"
print(override())
def reraise():
    try:
        try:
            raise ValueError("again")
        except ValueError:
            raise
    except ValueError as e:
        return repr(e)
print(reraise())
try:
    raise
except RuntimeError as e:
    print(e)
try:
    e
except NameError as err:
    print(err)
try:
    raise 3
except TypeError as e:
    print(e)
try:
    raise int
except TypeError as e:
    print(e)
e = ValueError("noted")
e.add_note("one"); e.add_note("two")
print(e.__notes__)
import sys
def active(): return sys.exception()
try:
    raise ValueError("v")
except ValueError:
    print(repr(active()), sys.exc_info()[0].__name__)
print(active())
def gen():
    try:
        yield
    except ValueError:
        print("in gen", repr(sys.exception()))
        yield
        print("still", repr(sys.exception()))
g = gen(); next(g); g.throw(ValueError("g"))
print(sys.exception())
try:
    raise KeyError("outer")
except KeyError:
    next(g, None)
    print(repr(sys.exception()))
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print("assert", e)
try:
    assert []
except AssertionError as e:
    print("assert", repr(e))
def deep(n):
    if n: return deep(n - 1)
    raise LookupError("deep")
try:
    deep(5)
except LookupError as e:
    n, tb = 0, e.__traceback__
    while tb: n, tb = n + 1, tb.tb_next
    print(n)
try:
    (lambda: deep(10 ** 6))()
except RecursionError as e:
    print(type(e).__name__, e)
class Weird(Exception):
    def __new__(cls, *a): return super().__new__(cls, "new")
    def __init__(self, *a): pass
print(Weird(1).args)
try:
    try: 1 / 0
    finally: [][1]
except IndexError as e:
    print(e, repr(e.__context__))
