class A:
    pass


print(1 < A() and True)
