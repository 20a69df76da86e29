exec("x = 1\ny = x + None\n")
