import weakref, gc
refs = []
for i in range(100):
    class C:
        def __init__(self): self.x = 1
    C(); refs.append(weakref.ref(C))
del C
gc.collect()
print(sum(r() is not None for r in refs) < 10)
