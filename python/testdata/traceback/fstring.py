def f():
    return f"a {1 + None} b"


f()
