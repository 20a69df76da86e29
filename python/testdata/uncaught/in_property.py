class C:
    @property
    def value(self):
        return self._compute(
            1,
            2,
        )
    def _compute(self, a, b): return a + b + self.missing_thing
c = C()
c.missing_thong = 5
print(c.value)
