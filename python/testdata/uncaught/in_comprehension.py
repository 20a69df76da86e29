data = [1, 2, 0, 4]
result = {x: [10 // y for y in data if y != x] for x in data}
