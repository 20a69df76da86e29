größe = 1
print(grösse)
