def queens(n):
    def place(row, columns, up, down):
        if row == n:
            yield columns
            return
        for c in range(n):
            if c not in columns and row + c not in up and row - c not in down:
                yield from place(row + 1, columns + (c,), up | {row + c}, down | {row - c})
    yield from place(0, (), frozenset(), frozenset())

def board(columns):
    return "\n".join("." * c + "Q" + "." * (len(columns) - c - 1) for c in columns)

for n in range(1, 8):
    print(n, sum(1 for _ in queens(n)))
print(board(next(queens(8))))
print(list(queens(5)))

def bits(n):
    full, count = (1 << n) - 1, 0
    def go(cols, left, right):
        nonlocal count
        if cols == full:
            count += 1
            return
        free = full & ~(cols | left | right)
        while free:
            bit = free & -free
            free ^= bit
            go(cols | bit, (left | bit) << 1, (right | bit) >> 1)
    go(0, 0, 0)
    return count
print([bits(n) for n in range(1, 9)])
