class A:
    @property
    def x(self):
        return self.__dict__["q"]


print(1, A().x)
