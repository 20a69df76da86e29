class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        raise NotImplementedError

    def describe(self):
        return self.area() + len(self.name)

class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side * self.side

class Rectangle(Square):
    def __init__(self, a, b):
        super().__init__(a)
        self.other = b

    @property
    def ratio(self):
        return self.side / self.other

    def area(self):
        return self.side * self.other

def main():
    total = 0
    for i in range(1, 240_000):
        s = Square(i) if i % 2 else Rectangle(i, i + 1)
        total += s.describe()
        if i % 2 == 0:
            total += int(s.ratio * 10)
    print(total, Shape.count)

main()
