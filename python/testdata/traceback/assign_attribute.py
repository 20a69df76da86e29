x = 3
x.foo = 4
