def make_counter(start):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step

def compose(*functions):
    def run(x):
        for f in functions:
            x = f(x)
        return x
    return run

def main():
    counters = [make_counter(i) for i in range(10)]
    total = 0
    f = compose(lambda x: x + 1, lambda x: x * 2, lambda x: x % 1001)
    for i in range(400_000):
        total += counters[i % 10]()
        total += counters[(i + 3) % 10](by=2)
        total += f(i)
    print(total)

main()
