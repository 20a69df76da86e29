class A:
    def __init__(self):
        self.colour = 1
        self.shape = 2


print(A().color)
