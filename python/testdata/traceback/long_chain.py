class Q:
    def where(self, **kw): return self
    def fail(self, *a): raise ValueError("chain")


Q().where(a=1).where(
    b=2,
).fail(
    1,
).where()
