# Solves a sudoku by trying the cell with the fewest candidates first.
GRID = """
53..7....
6..195...
.98....6.
8...6...3
4..8.3..1
7...2...6
.6....28.
...419..5
....8..79
"""

def parse(text):
    return [[int(c) if c != "." else 0 for c in line] for line in text.split()]

def candidates(grid, r, c):
    used = set(grid[r]) | {grid[i][c] for i in range(9)}
    br, bc = r // 3 * 3, c // 3 * 3
    used |= {grid[i][j] for i in range(br, br + 3) for j in range(bc, bc + 3)}
    return [n for n in range(1, 10) if n not in used]

steps = 0

def solve(grid):
    global steps
    steps += 1
    best = None
    for r in range(9):
        for c in range(9):
            if grid[r][c] == 0:
                options = candidates(grid, r, c)
                if best is None or len(options) < len(best[2]):
                    best = (r, c, options)
    if best is None:
        return True
    r, c, options = best
    for n in options:
        grid[r][c] = n
        if solve(grid):
            return True
    grid[r][c] = 0
    return False

grid = parse(GRID)
print(solve(grid), "in", steps, "steps")
for i, row in enumerate(grid):
    if i and i % 3 == 0:
        print("------+-------+------")
    print(" | ".join(" ".join(map(str, row[j:j + 3])) for j in (0, 3, 6)))
for row in grid:
    assert sorted(row) == list(range(1, 10))
for column in zip(*grid):
    assert sum(column) == 45
bad = parse(GRID)
bad[0][2] = 5
print(any(not candidates(bad, r, c) for r in range(9) for c in range(9) if not bad[r][c]))
