def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


e = Exception("e")
print(hasattr(e, "__notes__"))
print(e.add_note("one"))
e.add_note("two")
print(e.__notes__, e.__dict__)
show(e.add_note, 1)
show(e.add_note)
e.__notes__ = (1, 2)
show(e.add_note, "three")
del e.__notes__
e.add_note("four")
print(e.__notes__)


class E(Exception):
    @property
    def __notes__(self):
        return ["fixed"]


show(E().add_note, "x")
print(E().__notes__)
