class A:
    def __getitem__(self, key):
        raise IndexError(key)


print(A()[1:2])
