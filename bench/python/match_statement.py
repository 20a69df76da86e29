def evaluate(e):
    match e:
        case int(n):
            return n
        case ("+", a, b):
            return evaluate(a) + evaluate(b)
        case ("*", a, b):
            return evaluate(a) * evaluate(b)
        case {"neg": x}:
            return -evaluate(x)
        case [first, *rest]:
            return evaluate(first) + len(rest)
        case _:
            return 0

def main():
    e = ("+", ("*", 3, {"neg": 4}), ("+", 10, ("*", [5, 6, 7], 2)))
    total = 0
    for _ in range(75_000):
        total += evaluate(e)
    print(total)

main()
