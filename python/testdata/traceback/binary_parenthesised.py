a, b, c = 1, None, 2
x = (a) * (b  +  c)
