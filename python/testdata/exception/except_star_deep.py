def run(groups, *kinds):
    log = []
    try:
        try: raise groups
        except* kinds[0] as e: log.append(("first", repr(e)))
        except* (OSError, LookupError) as e: log.append(("second", repr(e)))
        else: log.append("else")
        finally: log.append("finally")
    except BaseException as e: log.append(("escaped", repr(e)))
    print(*log, sep="\n  ")
G = ExceptionGroup
run(G("g", [ValueError(1), KeyError(2), TypeError(3), G("n", [ValueError(4), OSError(5)])]), ValueError)
run(ValueError("naked"), ValueError)
run(TypeError("naked escapes"), ValueError)
run(G("g", [TypeError(1)]), ValueError)
run(BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(1)]), ValueError)
run(G("all", [KeyError(1), IndexError(2)]), LookupError)
run(G("same", [ValueError(1), ValueError(2)]), (ValueError, TypeError))
def reraise():
    try: raise G("g", [ValueError(1), TypeError(2)])
    except* ValueError: raise
try: reraise()
except G as e: print(repr(e))
def raise_new():
    try: raise G("g", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as e: raise RuntimeError("new") from e
    except* TypeError: raise KeyError("other")
try: raise_new()
except G as e: print(repr(e), repr(e.exceptions[0].__cause__))
def named():
    try: raise G("g", [ValueError(1)])
    except* ValueError as e: pass
    try: e
    except UnboundLocalError as x: return str(x)
print(named())
def ok():
    try: return "value"
    except* ValueError: pass
    finally: print("fin", end=" ")
print(ok())
def bad_type():
    try: raise G("g", [ValueError(1)])
    except* G: pass
def bad_type2():
    try: raise ValueError(1)
    except* "x": pass
for f in (bad_type, bad_type2):
    try: f()
    except BaseException as e: print(type(e).__name__, e)
class MyGroup(ExceptionGroup):
    def __new__(cls, msg, excs, code=0): self = super().__new__(cls, msg, excs); self.code = code; return self
    def derive(self, excs): return MyGroup(self.message, excs, self.code)
try: raise MyGroup("mine", [ValueError(1), TypeError(2)], 7)
except* ValueError as e: print(type(e).__name__, e.code, e.exceptions)
except* TypeError as e: print(type(e).__name__, e.code, e.exceptions)
def nested():
    try:
        try: raise G("outer", [ValueError(1), G("in", [TypeError(2)])])
        except* TypeError as e: print("inner got", repr(e)); raise OSError("x")
    except* OSError as e: print("os", repr(e))
    except* ValueError as e: print("value", repr(e))
try: nested()
except BaseException as e: print("left", repr(e))
for i in range(3):
    try:
        if i: raise G("loop", [ValueError(i)])
    except* ValueError as e: print(i, e.exceptions[0])
    else: print(i, "else")
g = G("top", [G("a", [ValueError(1), G("b", [KeyError(2)])]), TypeError(3)])
def leaves(g):
    for e in g.exceptions:
        if isinstance(e, BaseExceptionGroup): yield from leaves(e)
        else: yield e
print([repr(e) for e in leaves(g)], repr(g.subgroup((KeyError, TypeError))), [repr(x) for x in g.split(ValueError)], g.subgroup(lambda e: isinstance(e, ValueError)).message)
g.add_note("note"); print(g.subgroup(ValueError).__notes__, g.split(lambda e: False), g.split(lambda e: True)[1])
