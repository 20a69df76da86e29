def f(x):
    return ~x


f(True)
f(False)
f(True)
print(~True)
