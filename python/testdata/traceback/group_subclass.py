class G(ExceptionGroup):
    pass


def f():
    try:
        raise G("mine", [ValueError(1), TypeError(2)])
    except* ValueError:
        pass


f()
