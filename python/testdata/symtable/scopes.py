# What the compiler knows of names, told by module symtable.
import symtable

SOURCE = '''
from __future__ import generator_stop
import os.path, sys as system
limit: int = 3
unused: str

def outer(a, /, b=limit, *rest, key: int = 1, **more):
    """Doc."""
    global counter
    counter = a
    total = 0
    class Inner(Base):
        attribute = total
        __private = 1
        def method(self):
            nonlocal total
            total += self.__private + __class__.attribute
            return [x + y + total for x in rest for y in (z for z in x)]
    def gen():
        yield from (lambda q: q + b)(key)
        while (walrus := more):
            pass
    try:
        pass
    except ValueError as problem:
        print(problem)
    match a:
        case {"k": [first, *others], **left}:
            del first
    return {k: v for k, v in more.items()}, {s for s in a if (found := s)}, gen

async def waits[T: (int, str), *Ts, **P](x: T) -> T:
    async with x as y, y as (m, n):
        return [e async for e in y]

class Generic[K = int](dict[K, int]):
    type Alias[V: K] = dict[K, V]
    def get[D](self, d: D) -> D: ...

type Plain = list[Plain]
squares = [i * i for i in range(limit)]
'''


def show(table, depth=0):
    margin = "  " * depth
    print(margin + repr(table), table.get_type(), table.get_name(), table.get_lineno(), table.is_optimized(), table.is_nested(), table.has_children())
    if isinstance(table, symtable.Function):
        for name in ("parameters", "locals", "globals", "nonlocals", "frees"):
            print(margin, name, sorted(getattr(table, "get_" + name)()))
    if isinstance(table, symtable.Class):
        print(margin, "methods", table.get_methods())
    for symbol in sorted(table.get_symbols(), key=lambda s: s.get_name()):
        if symbol.get_name().startswith("."):
            continue  # the compiler's own
        said = [name[3:] for name in dir(symbol) if name.startswith("is_") and getattr(symbol, name)()]
        print(margin, symbol, *said, symbol.get_namespaces())
    for child in table.get_children():
        show(child, depth + 1)


top = symtable.symtable(SOURCE, "file.py", "exec")
show(top)
show(symtable.symtable("[a for b in c]", "<eval>", "eval"))
show(symtable.symtable("x = lambda: x", "<single>", "single"))
print(top.lookup("outer").get_namespace() is top.get_children()[0], list(top.get_identifiers())[:5])
print(symtable.symtable(b"# -*- coding: latin-1 -*-\n\xfc = 1", "f", "exec").get_symbols())
for source, name, mode in (("def f(x): global x", "f", "exec"), ("1 +", "f", "exec"), ("nonlocal x", "f", "exec"), ("a = 1", "f", "eval"),
                           ("1", "f", "other"), ("1", bytearray(b"f"), "exec"), (3, "f", "exec"), ("def f(a, a): pass", "f", "exec"), ("a\0b", "f", "exec")):
    try:
        print(symtable.symtable(source, name, mode))
    except Exception as e:
        print(type(e).__name__, e)
for name in ("outer", "absent"):
    try:
        print(top.lookup(name).get_namespaces())
        print(top.lookup("limit").get_namespace())
    except Exception as e:
        print(type(e).__name__, e)
print(*symtable.SymbolTableType)
