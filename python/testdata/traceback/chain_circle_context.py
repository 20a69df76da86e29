a = ValueError("a")
b = TypeError("b")
c = KeyError("c")
a.__context__ = b
b.__context__ = c
c.__context__ = b
raise a
