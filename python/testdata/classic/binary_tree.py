class Tree:
    def __init__(self, value, left=None, right=None): self.value, self.left, self.right = value, left, right
    __match_args__ = ("value", "left", "right")
    def insert(self, v):
        side = "left" if v < self.value else "right"
        child = getattr(self, side)
        if child is None: setattr(self, side, Tree(v))
        else: child.insert(v)
        return self
    def __iter__(self):
        if self.left: yield from self.left
        yield self.value
        if self.right: yield from self.right
    def __contains__(self, v):
        if v == self.value: return True
        child = self.left if v < self.value else self.right
        return child is not None and v in child
    def __len__(self): return 1 + sum(len(c) for c in (self.left, self.right) if c)
    def height(self): return 1 + max((c.height() for c in (self.left, self.right) if c), default=0)
    def show(self, depth=0):
        return (self.right.show(depth + 1) if self.right else "") + "    " * depth + str(self.value) + "\n" + (self.left.show(depth + 1) if self.left else "")
    def __repr__(self):
        match self:
            case Tree(v, None, None): return f"({v})"
            case Tree(v, l, r): return f"({'' if l is None else l!r} {v} {'' if r is None else r!r})"
    def levels(self):
        row = [self]
        while row:
            yield [n.value for n in row]
            row = [c for n in row for c in (n.left, n.right) if c]
    def delete(self, v):
        if v < self.value: self.left = self.left and self.left.delete(v)
        elif v > self.value: self.right = self.right and self.right.delete(v)
        else:
            if not self.left: return self.right
            if not self.right: return self.left
            least = self.right
            while least.left: least = least.left
            self.value, self.right = least.value, self.right.delete(least.value)
        return self
t = Tree(50)
for v in [30, 70, 20, 40, 60, 80, 35, 45, 65]: t.insert(v)
print(t.show(), end="")
print(t, list(t), len(t), t.height(), 45 in t, 46 in t, list(t.levels()))
for v in [20, 30, 50, 99]:
    t = t.delete(v)
    print(v, t, len(t))
def build(items): return None if not items else Tree(items[len(items) // 2], build(items[:len(items) // 2]), build(items[len(items) // 2 + 1:]))
b = build(list(range(15)))
print(b.height(), b, sum(b), max(b), [*map(len, b.levels())])
def mirror(t): return t and Tree(t.value, mirror(t.right), mirror(t.left))
print(list(mirror(b)), list(mirror(mirror(b))) == list(b))
def total(t):
    match t:
        case None: return 0
        case Tree(value=v, left=l, right=r): return v + total(l) + total(r)
print(total(b))
def sums(t, left):
    if t is None: return []
    if t.left is t.right is None: return [[t.value]] if t.value == left else []
    return [[t.value] + p for c in (t.left, t.right) for p in sums(c, left - t.value)]
print(sums(b, 7 + 3 + 1 + 0), sums(b, 7 + 11 + 13 + 14), sums(b, 1))
