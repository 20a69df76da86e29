for e in (Exception(), Exception("a"), Exception("a", 1), ValueError(None), KeyError("k"), KeyError(), KeyError("a", "b"), OSError(2, "No such file"), OSError(2, "msg", "file.txt"), OSError("only"), FileNotFoundError(2, "x"), StopIteration(5), SystemExit(3), SystemExit("bye"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), UnicodeEncodeError("ascii", "é", 0, 1, "no"), SyntaxError("msg"), SyntaxError("msg", ("f", 3, 5, "text")), ImportError("m", name="n", path="p"), NameError("nm", name="x"), AttributeError("at", name="y", obj=5), AssertionError("as"), IndexError(1, [2]), ExceptionGroup("g", [ValueError(1), TypeError()]), KeyboardInterrupt(), NotImplementedError(), RecursionError("deep"), Warning("w"), BaseException(1, 2)):
    print(type(e).__name__, str(e), repr(e), e.args, type(e).__mro__[1].__name__)
o = OSError(2, "No such", "a.txt", None, "b.txt"); print(o.errno, o.strerror, o.filename, o.filename2, o, type(o).__name__, type(OSError(13, "x")).__name__, type(OSError(17, "x")).__name__, type(OSError(999, "x")).__name__, isinstance(o, IOError), EnvironmentError is OSError)
s = SyntaxError("msg", ("f.py", 3, 5, "text", 3, 9)); print(s.msg, s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.end_offset, s)
u = UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "invalid start byte"); print(u.encoding, u.object, u.start, u.end, u.reason, u)
print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code, ImportError("m", name="n").name, KeyError("k").args[0])
e = ValueError("x"); e.extra = 5; e.args = (1, 2); print(e, e.extra, vars(e)); e.add_note("n1"); e.add_note("n2"); print(e.__notes__); e.args = "ab"; print(e.args, e.with_traceback(None) is e, e.__traceback__, e.__cause__, e.__context__, e.__suppress_context__)
for f in (lambda: e.add_note(5), lambda: setattr(e, "args", 5), lambda: setattr(e, "__cause__", 5), lambda: setattr(e, "__traceback__", 5), lambda: setattr(e, "__context__", "x"), lambda: ValueError(x=1), lambda: ImportError(foo=1), lambda: UnicodeDecodeError(1), lambda: UnicodeDecodeError("a", "b", 0, 1, "c"), lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup(5, [e]), lambda: ExceptionGroup("g", [KeyboardInterrupt()]), lambda: BaseException.__new__(int), lambda: e.with_traceback(5), lambda: KeyError.nope, lambda: SyntaxError("m", (1,)), lambda: OSError(1, 2, 3, 4, 5, 6)):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x)
class Custom(Exception):
    def __init__(self, a, b=2): self.a, self.b = a, b
    def __str__(self): return f"custom {self.a}"
c = Custom(1); print(c, repr(c), c.args, c.b, f"{c}", [c])
class Two(ValueError, KeyError): pass
print(Two("x"), repr(Two("x")), issubclass(Two, LookupError), [k.__name__ for k in Two.__mro__])
class NoInit(Exception): code = 5
print(NoInit("m", 1).args, NoInit.code, NoInit() == NoInit(), hash(c) == hash(c), bool(NoInit()))
g = BaseExceptionGroup("outer", [ValueError("a"), ExceptionGroup("inner", [TypeError("b"), ValueError("c")])]); print(repr(g), g, g.message, len(g.exceptions), type(g).__name__, g.subgroup(ValueError), g.split(TypeError), g.subgroup(lambda e: "c" in str(e)), g.subgroup(KeyError), g.derive([OSError("z")]))
def f():
    try: raise ValueError("inner")
    except ValueError as e:
        e.note = "kept"
        raise RuntimeError("outer") from e
try: f()
except RuntimeError as e: print(e, e.__cause__, e.__cause__.note, e.__context__ is e.__cause__, e.__traceback__.tb_lineno, e.__traceback__.tb_next.tb_frame.f_code.co_name, e.__traceback__.tb_next.tb_lineno, e.__cause__.__traceback__.tb_next)
