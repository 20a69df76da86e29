def numbers():
    yield 1
    yield 2
    raise RuntimeError("generator broke")
def consume(it):
    return [x * 2 for x in it]
consume(numbers())
