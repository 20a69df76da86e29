exec("x = 1\nassert (x, 'always')\n")
exec("print(1 is 1)")
exec("print('\\d')")
