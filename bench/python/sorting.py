def main():
    seed = 7
    numbers = []
    for _ in range(40_000):
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        numbers.append(seed)
    for _ in range(5):
        a = sorted(numbers)
        b = sorted(numbers, reverse=True)
        c = sorted(numbers, key=lambda n: (n & 0xff, n))
    records = [(n % 100, str(n)) for n in numbers]
    records.sort()
    print(a[0], b[0], c[0], records[0], records[-1])

main()
