from collections import deque

MAZE = """
##########
#S.#.....#
#..#.###.#
##...#.#.#
#..###.#.#
#.......E#
##########
""".split()

def find(c): return next((x, y) for y, line in enumerate(MAZE) for x, d in enumerate(line) if d == c)
def around(p):
    x, y = p
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        if MAZE[y + dy][x + dx] != "#":
            yield x + dx, y + dy

def bfs(start, goal):
    queue, came = deque([start]), {start: None}
    while queue:
        p = queue.popleft()
        if p == goal:
            path = []
            while p is not None:
                path.append(p)
                p = came[p]
            return path[::-1], len(came)
        for q in around(p):
            if q not in came:
                came[q] = p
                queue.append(q)

def dfs(start, goal):
    stack, seen = [(start, [start])], {start}
    while stack:
        p, path = stack.pop()
        if p == goal:
            return path, len(seen)
        for q in around(p):
            if q not in seen:
                seen.add(q)
                stack.append((q, path + [q]))

for search in bfs, dfs:
    path, seen = search(find("S"), find("E"))
    print(search.__name__, len(path), seen)
    for y, line in enumerate(MAZE):
        print("".join("*" if (x, y) in path and c == "." else c for x, c in enumerate(line)))

graph = {1: [2, 3], 2: [4], 3: [4, 5], 4: [6], 5: [6], 6: [], 7: [8], 8: [7]}
def paths(a, b, path=()):
    path += (a,)
    if a == b:
        yield path
    for n in graph[a]:
        if n not in path:
            yield from paths(n, b, path)
print(list(paths(1, 6)), list(paths(1, 7)))
def components(graph):
    left, found = set(graph), []
    while left:
        todo, group = [min(left)], set()
        while todo:
            n = todo.pop()
            if n not in group:
                group.add(n)
                todo += graph[n]
                todo += [m for m in graph if n in graph[m]]
        left -= group
        found.append(sorted(group))
    return found
print(components(graph))
def cycle(graph):
    state = {}
    def visit(n, trail):
        if state.get(n) == "open":
            return trail[trail.index(n):] + [n]
        if n not in state:
            state[n] = "open"
            for m in graph[n]:
                if c := visit(m, trail + [n]):
                    return c
            state[n] = "closed"
    for n in graph:
        if c := visit(n, []):
            return c
print(cycle(graph), cycle({1: [2], 2: []}))
