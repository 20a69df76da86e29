exec("def f():\nx = 1\n")
