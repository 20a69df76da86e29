# An iterator whose class loses __next__ while it is used.


def lost():
    class Iterator:
        def __iter__(self):
            return self

        def __next__(self):
            del Iterator.__next__
            return 1, 2
    return Iterator()


def loop(it):
    for _ in it:
        pass


def loop_pairs(it):
    for a, b in it:
        pass


for use in loop, loop_pairs, lambda it: [x for x in it]:
    try:
        print(use(lost()))
    except TypeError as e:
        print(type(e).__name__)
