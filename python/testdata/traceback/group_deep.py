e = ValueError("bottom")
for i in range(14):
    e = ExceptionGroup(str(i), [e])
raise e
