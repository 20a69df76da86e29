class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self

    def norm(self):
        return self.x * self.x + self.y * self.y

def main():
    points = [Point(i, -i) for i in range(100)]
    total = 0
    for turn in range(10_000):
        for p in points:
            p.move(1, turn & 3)
            total += p.norm() & 0xff
    print(total)

main()
