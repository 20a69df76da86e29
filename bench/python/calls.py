def add3(a, b, c):
    return a + b + c

def walk(n):
    if n == 0:
        return 0
    return walk(n - 1) + 1

def main():
    total = 0
    for i in range(1_200_000):
        total = add3(total, i, 1) % 1_000_003
    for _ in range(12_000):
        total += walk(60)
    print(total)

main()
