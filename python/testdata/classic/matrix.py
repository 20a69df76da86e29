class Matrix:
    def __init__(self, rows):
        self.rows = tuple(tuple(r) for r in rows)
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("rows differ in length")
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0]) if self.rows else 0
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __getitem__(self, key):
        match key:
            case int(): return self.rows[key]
            case (int(i), int(j)): return self.rows[i][j]
            case (slice() as a, slice() as b): return Matrix(r[b] for r in self.rows[a])
        raise TypeError(f"bad index {key!r}")
    def __add__(self, other):
        if not isinstance(other, Matrix): return NotImplemented
        if self.shape != other.shape: raise ValueError(f"shapes {self.shape} and {other.shape}")
        return Matrix([a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows))
    def __mul__(self, k): return Matrix([x * k for x in r] for r in self.rows)
    __rmul__ = __mul__
    def __neg__(self): return -1 * self
    def __sub__(self, other): return self + -other
    def __matmul__(self, other):
        return Matrix([sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows)
    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1: result = result @ base
            base, n = base @ base, n >> 1
        return result
    def __eq__(self, other): return isinstance(other, Matrix) and self.rows == other.rows
    def __hash__(self): return hash(self.rows)
    def __iter__(self): return (x for r in self.rows for x in r)
    def __str__(self):
        width = max(len(str(x)) for x in self)
        return "\n".join("[" + " ".join(f"{x:>{width}}" for x in r) + "]" for r in self.rows)
    def __repr__(self): return f"Matrix({[list(r) for r in self.rows]})"
    def det(self):
        rows = [list(r) for r in self.rows]
        n, sign, before = len(rows), 1, 1
        for k in range(n - 1):
            if rows[k][k] == 0:
                for i in range(k + 1, n):
                    if rows[i][k]:
                        rows[k], rows[i] = rows[i], rows[k]
                        sign = -sign
                        break
                else:
                    return 0
            for i in range(k + 1, n):
                for j in range(k + 1, n):
                    rows[i][j] = (rows[i][j] * rows[k][k] - rows[i][k] * rows[k][j]) // before
            before = rows[k][k]
        return sign * rows[-1][-1]

a, b = Matrix([[1, 2], [3, 4]]), Matrix([[0, 1], [1, 0]])
print(a + b, a - b, a * 2, 2 * a, -a, a @ b, a.T, sep="\n--\n")
print(repr(a ** 10), a[0, 1], a[1], a[:, 1:], a[0:1, :])
print(Matrix([[1, 1], [1, 0]]) ** 90)
print(a == Matrix(((1, 2), (3, 4))), a != b, len({a, b, Matrix([[1, 2], [3, 4]])}), list(a), sum(a), 4 in a)
print(Matrix([[2, -1, 0], [-1, 2, -1], [0, -1, 2]]).det(), Matrix([[0, 1], [1, 0]]).det(), Matrix([[1, 2], [2, 4]]).det())
for f in [lambda: a + 1, lambda: 1 + a, lambda: a + Matrix([[1]]), lambda: a["x"], lambda: Matrix([[1], [2, 3]]), lambda: a[5], lambda: a @ 3]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
