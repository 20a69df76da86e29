class C:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise RuntimeError("exit")


with C() as c, \
     C():
    raise ValueError
