# Functions of iterables.


def show(source):
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, '->', type(e).__name__ + ':', e)


for line in r'''
all(1)
all()
any(1,2)
iter(1)
iter(1,2)
iter()
iter(1,2,3)
next(1)
next(iter([]))
next(iter([]),5)
next()
next(1,2,3)
reversed(1)
reversed()
reversed({1})
aiter(1)
anext(1)
enumerate()
anext()
all([])
any([])
all(x for x in [1, 2, 0, None.x])
any(x for x in [0, 1, None.x])
list(iter([1, 2, 3].pop, 1))
list(reversed([1, 2]))
list(enumerate('ab', 5))
list(map(lambda a, b: a + b, [1, 2], [3, 4, 5]))
list(filter(None, [0, 1, '', 'a']))
list(zip([1, 2], 'ab'))
'''.strip().splitlines():
    show(line)
