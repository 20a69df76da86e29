def f():
	x = 1 1
