class Bad:
    def __str__(self):
        raise TypeError

    def __repr__(self):
        raise TypeError


e = ValueError("odd")
e.__notes__ = [Bad()]
raise e
