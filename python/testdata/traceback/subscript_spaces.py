d = {}
x = d  [ "key" ] if True else 0
