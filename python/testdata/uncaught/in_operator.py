class Money:
    def __init__(self, n): self.n = n
    def __add__(self, other):
        if not isinstance(other, Money): raise TypeError(f"cannot add {type(other).__name__}")
        return Money(self.n + other.n)
total = (Money(1)
         + Money(2)
         + 3)
