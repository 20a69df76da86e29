e = ValueError("main")
e.__context__ = KeyError("context")
e.__cause__ = TypeError("cause")
raise e
