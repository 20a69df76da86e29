class A:
    def __init__(self, n):
        self.n = 1 / n


[A(1), A(0)]
