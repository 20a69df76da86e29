def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


def run(make, handle):
    try:
        handle(make)
        print("done")
    except BaseException as e:
        print(repr(e), "|", repr(e.__cause__), "|", repr(e.__context__))


def group():
    return ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3), ExceptionGroup("h", [ValueError(4), OSError(5)])])


def some(make):
    try:
        raise make()
    except* ValueError as e:
        print("values", repr(e), e.__context__)
    except* (TypeError, KeyError) as e:
        print("types and keys", repr(e))


def everything(make):
    try:
        raise make()
    except* Exception as e:
        print("all", repr(e))
    else:
        print("else")
    finally:
        print("finally")


def again(make):
    try:
        raise make()
    except* ValueError:
        raise
    except* TypeError as e:
        raise e


def others(make):
    try:
        raise make()
    except* ValueError:
        raise RuntimeError("new")
    except* TypeError:
        raise RuntimeError("newer") from None


def mixed(make):
    try:
        raise make()
    except* ValueError:
        raise
    except* TypeError:
        raise RuntimeError("new")


def nested(make):
    try:
        try:
            raise make()
        except* ValueError as e:
            print("inner", repr(e))
    except* OSError as e:
        print("outer", repr(e))


for handle in (some, everything, again, others, mixed, nested):
    print("--", handle.__name__)
    for make in (group, lambda: ValueError("naked"), lambda: OSError("other"), lambda: ExceptionGroup("v", [ValueError(9)])):
        run(make, handle)


def bad(types):
    def handle(make):
        try:
            raise make()
        except* types:
            pass
    return handle


for types in (3, int, ExceptionGroup, (ValueError, ExceptionGroup), (ValueError, 3)):
    run(lambda: ValueError(1), bad(types))


def nothing(make):
    try:
        pass
    except* ValueError:
        print("never")
    else:
        print("else")


run(None, nothing)
