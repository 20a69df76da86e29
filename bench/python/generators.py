def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

def evens(it):
    for x in it:
        if x % 2 == 0:
            yield x

def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)

def main():
    total = sum(evens(count(1_600_000)))
    total += sum(tree(15))
    def averager():
        total = 0
        while True:
            total += yield total
    a = averager()
    next(a)
    for i in range(400_000):
        a.send(i)
    print(total, a.send(0))

main()
