class Q:
    def where(self, **kw): self.kw = kw; return self
    def order(self, name): return self
    def run(self): return self.kw["x"].upper().split(",")[3].strip()
print(Q().where(x="a,b").order("x")
      .where(x="c,d")
      .run())
