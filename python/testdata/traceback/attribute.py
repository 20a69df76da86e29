class A:
    x = 1


class B:
    a = A()


print(B().a.y.z + 1)
