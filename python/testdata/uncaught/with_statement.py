class Guard:
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        print("exit sees", kind.__name__, value)
        return False
with Guard() as g, Guard():
    print("inside")
    g.missing()
