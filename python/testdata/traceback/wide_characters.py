def f(s):
    raise ValueError(s)


x = "日本語" + f("ä") + "語"
