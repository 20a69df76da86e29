def make(e):
    try:
        raise e
    except Exception as caught:
        return caught


inner = ExceptionGroup("inner", [make(ValueError(1)), make(TypeError(2))])
raise ExceptionGroup("outer", [make(inner), make(OSError("x")), ExceptionGroup("last", [KeyError(3)])])
