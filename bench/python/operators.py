class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __getitem__(self, i):
        return self.y if i else self.x

    def __len__(self):
        return 2

    def __bool__(self):
        return self.x != 0

def main():
    v = Vector(0, 0)
    one = Vector(1, 2)
    hits = 0
    for i in range(300_000):
        v = v + one * (i & 3)
        if v == one or not v:
            hits += 1
        hits += v[i & 1] & 1
        hits += len(v)
    print(v.x, v.y, hits)

main()
