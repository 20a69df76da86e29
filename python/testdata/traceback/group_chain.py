try:
    try:
        raise ExceptionGroup("first", [ValueError(1)])
    except ExceptionGroup as e:
        raise ExceptionGroup("second", [TypeError(2)]) from e
except Exception:
    raise RuntimeError("last")
