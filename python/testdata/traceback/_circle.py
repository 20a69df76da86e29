import _circle_too

value = 1
