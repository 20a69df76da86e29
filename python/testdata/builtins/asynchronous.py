# aiter and anext, with and without a default.


class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


def run(co):
    try:
        while True:
            co.send(None)
    except StopIteration as e:
        return e.value


async def main():
    it = aiter(Count(2))
    print(await anext(it), await anext(it), await anext(it, 'default'))
    try:
        await anext(it)
    except StopAsyncIteration:
        print('over')

    async def numbers():
        yield 1
        yield 2

    g = numbers()
    print(await anext(g), await anext(g, 0), await anext(g, 0), await anext(g, None))
    async for x in aiter(Count(2)):
        print(x)
    print([x async for x in numbers()])
    for bad in (lambda: aiter(3), lambda: anext(3), lambda: anext([], 1), lambda: aiter()):
        try:
            bad()
        except TypeError as e:
            print(e)
    return 'done'


print(run(main()))
