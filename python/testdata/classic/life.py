def step(cells):
    near = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    near[x + dx, y + dy] = near.get((x + dx, y + dy), 0) + 1
    return {c for c, n in near.items() if n == 3 or n == 2 and c in cells}

def read(text):
    return {(x, y) for y, line in enumerate(text.splitlines()) for x, c in enumerate(line) if c == "#"}

def show(cells, width, height):
    return "\n".join("".join(".#"[(x, y) in cells] for x in range(width)) for y in range(height))

glider = read(" #\n  #\n###")
for n in range(5):
    print(f"generation {n}")
    print(show(glider, 6, 6))
    glider = step(glider)

def period(cells, limit=50):
    seen, n = {}, 0
    while n < limit:
        x0, y0 = min((x for x, _ in cells), default=0), min((y for _, y in cells), default=0)
        key = frozenset((x - x0, y - y0) for x, y in cells)
        if key in seen:
            return n - seen[key], seen[key]
        seen[key] = n
        cells = step(cells)
        n += 1
for name, text in {"block": "##\n##", "blinker": "###", "glider": " #\n  #\n###", "toad": " ###\n###", "beacon": "##\n##\n  ##\n  ##",
                   "r-pentomino": " ##\n##\n #", "die": "#", "diehard-ish": "#  #\n    #\n#   #\n ####"}.items():
    cells = read(text)
    counts = []
    for _ in range(12):
        counts.append(len(cells))
        cells = step(cells)
    print(name, period(read(text)), counts)

def grid_step(g):
    h, w = len(g), len(g[0])
    return [[int((n := sum(g[(y + dy) % h][(x + dx) % w] for dy in (-1, 0, 1) for dx in (-1, 0, 1)) - g[y][x]) == 3 or n == 2 and g[y][x])
             for x in range(w)] for y in range(h)]
g = [[(x * 7 + y * 3) % 5 == 0 for x in range(12)] for y in range(6)]
for _ in range(4):
    print("/".join("".join(".o"[c] for c in row) for row in g))
    g = grid_step(g)
