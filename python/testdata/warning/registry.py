def f(x=True):
    return ~x


f()
for key, value in __warningregistry__.items():
    print(key, value)
__warningregistry__.clear()
f()
