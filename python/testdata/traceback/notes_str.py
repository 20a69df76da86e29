e = ValueError("odd")
e.__notes__ = "text"
raise e
