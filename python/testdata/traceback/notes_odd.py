e = ValueError("odd")
e.__notes__ = [1, "two", None]
raise e
