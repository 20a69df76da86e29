class Odd(ValueError):
    def __init__(self, n):
        super().__init__(n)
        self.n = n

def check(n):
    if n & 1:
        raise Odd(n)
    return n

def deep(n, level):
    if level == 0:
        return check(n)
    return deep(n, level - 1)

def main():
    caught = good = 0
    for i in range(180_000):
        try:
            good += deep(i, 3)
        except Odd as e:
            caught += e.n
        finally:
            good += 1
        try:
            {}["missing"]
        except KeyError:
            caught += 1
    print(caught, good)

main()
