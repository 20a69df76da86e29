def gen():
    yield 1
    raise ValueError("end")


def consume():
    for x in gen():
        pass


consume()
