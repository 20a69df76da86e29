class UnionFind:
    def __init__(self): self.parent, self.rank, self.count = {}, {}, 0
    def find(self, x):
        if x not in self.parent:
            self.parent[x], self.rank[x] = x, 0
            self.count += 1
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x
    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b: return False
        if self.rank[a] < self.rank[b]: a, b = b, a
        self.parent[b] = a
        self.rank[a] += self.rank[a] == self.rank[b]
        self.count -= 1
        return True
    def groups(self):
        out = {}
        for x in self.parent: out.setdefault(self.find(x), []).append(x)
        return sorted(map(sorted, out.values()))
u = UnionFind()
for pair in ["ab", "cd", "ef", "ac", "bd", "gh", "hg", "ii"]: print(pair, u.union(*pair), u.count, u.groups())
edges = [(7, "A", "B"), (5, "B", "C"), (8, "A", "D"), (9, "B", "D"), (7, "B", "E"), (5, "C", "E"), (15, "D", "E"), (6, "D", "F"), (8, "E", "F"), (9, "E", "G"), (11, "F", "G")]
def kruskal(edges):
    u = UnionFind()
    return [(a + b, w) for w, a, b in sorted(edges) if u.union(a, b)]
tree = kruskal(edges)
print(tree, sum(w for _, w in tree))
def prim(edges, start):
    inside, total, used = {start}, 0, []
    nodes = {n for _, *ab in edges for n in ab}
    while inside != nodes:
        w, a, b = min((e for e in edges if len(inside & set(e[1:])) == 1))
        inside |= {a, b}
        total += w
        used.append(a + b)
    return total, used
print(prim(edges, "A"), sorted(prim(edges, "G")[1]))
def islands(text):
    rows, u = text.split(), UnionFind()
    for y, row in enumerate(rows):
        for x, c in enumerate(row):
            if c == "1":
                u.find((x, y))
                if x and row[x - 1] == "1": u.union((x, y), (x - 1, y))
                if y and rows[y - 1][x] == "1": u.union((x, y), (x, y - 1))
    return u.count, [len(g) for g in u.groups()]
print(islands("11000 11000 00100 00011"), islands("111 101 111"), islands("0"), islands("10101 01010"))
