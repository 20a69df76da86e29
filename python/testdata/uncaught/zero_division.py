def divide(a, b):
    return a / b
def middle(x):
    total = 0
    for i in range(x):
        total += divide(10, 3 - i)
    return total
print("before")
print(middle(5))
