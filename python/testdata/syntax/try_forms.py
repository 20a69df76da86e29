def run(f):
    log = []
    try: r = f(log)
    except BaseException as e: r = f"{type(e).__name__}({e})"
    print(f.__name__, log, r)
@run
def plain(log):
    try: log.append("body")
    except Exception: log.append("except")
    else: log.append("else")
    finally: log.append("finally")
@run
def caught(log):
    try: log.append("body"); int("x")
    except (KeyError, ValueError) as e: log.append(str(e)[:15])
    else: log.append("else")
    finally: log.append("finally")
@run
def uncaught(log):
    try: {}["k"]
    except ValueError: log.append("wrong")
    finally: log.append("finally")
@run
def in_else(log):
    try: pass
    except Exception: log.append("no")
    else: raise RuntimeError("from else")
    finally: log.append("finally")
@run
def in_handler(log):
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("new")
    except KeyError: log.append("sibling")
    finally: log.append("finally")
@run
def finally_return(log):
    try: return "try"
    finally: return "finally"
@run
def finally_swallows(log):
    try: raise ValueError
    finally: return "swallowed"
@run
def finally_value(log):
    x = 1
    try: return x
    finally: x = 2; log.append(x)
@run
def finally_raises(log):
    try: raise ValueError("first")
    finally: raise TypeError("second")
@run
def bare(log):
    try: raise KeyboardInterrupt
    except: log.append("bare"); return "ok"
@run
def reraise(log):
    try:
        try: raise ValueError("v")
        except ValueError: log.append("inner"); raise
    except ValueError as e: log.append("outer"); raise
@run
def nested(log):
    for i in range(3):
        try:
            try:
                if i == 1: raise IndexError(i)
                log.append(i)
            except KeyError: log.append("key")
            finally: log.append("f")
        except LookupError as e: log.append(repr(e)); continue
    return "end"
@run
def bad_reraise(log): raise
@run
def handler_expression(log):
    def choose(): log.append("choose"); return KeyError
    try: {}[1]
    except choose() as e: return repr(e)
@run
def bad_handler(log):
    try: 1 / 0
    except "string": pass
@run
def bad_handler2(log):
    try: 1 / 0
    except (ValueError, 3): pass
@run
def no_match_no_eval(log):
    try: pass
    except undefined_thing: pass
    return "fine"
@run
def raise_class(log): raise ValueError
@run
def raise_instance(log): raise ValueError("a", 1)
@run
def raise_other(log): raise 5
@run
def raise_str(log): raise "text"
@run
def raise_from(log):
    try:
        try: 1 / 0
        except Exception as e: raise KeyError("k") from e
    except KeyError as e: log += [repr(e.__cause__), e.__suppress_context__]
@run
def raise_from_none(log):
    try:
        try: 1 / 0
        except Exception as e: raise KeyError("k") from None
    except KeyError as e: log += [repr(e.__cause__), repr(e.__context__), e.__suppress_context__]
@run
def raise_from_bad(log): raise KeyError from 5
@run
def generator_finally(log):
    def g():
        try: yield 1; yield 2
        finally: log.append("closed")
    it = g()
    for x in it: log.append(x); break
    it.close()
    it = g(); next(it); it.close()
    return list(g())
