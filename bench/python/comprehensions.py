def main():
    total = 0
    for i in range(600):
        squares = [x * x for x in range(2_000)]
        odd = {x for x in squares if x & 1}
        table = {x: y for x, y in zip(range(1_000), squares)}
        pairs = [(a, b) for a in range(30) for b in range(30) if a != b]
        total += len(odd) + table[i] + len(pairs) + sum(x for x in squares if x % 3 == 0)
    print(total)

main()
