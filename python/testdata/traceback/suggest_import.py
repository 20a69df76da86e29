math.sqrt(2)
