class A:
    def __init__(self):
        self._hidden = 1

    def get(self):
        return self.hidden


try:
    A().hidden
except AttributeError:
    A().get()
