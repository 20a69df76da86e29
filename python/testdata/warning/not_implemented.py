def f():
    return bool(NotImplemented)


for i in range(3):
    f()
print(bool(NotImplemented))
print(not NotImplemented)
