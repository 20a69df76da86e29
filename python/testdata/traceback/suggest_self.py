class A:
    def __init__(self):
        self.value = 3

    def get(self):
        return value


A().get()
