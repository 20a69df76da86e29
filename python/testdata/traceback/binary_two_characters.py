a = 7
b = None
print(a ** b, a // b)
