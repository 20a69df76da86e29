value = 10
counter = 0
def func(x): return x * value
def bump():
    global counter
    counter += 1
    return counter
def get_counter(): return counter
