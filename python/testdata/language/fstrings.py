name, n, f = "World", 42, 3.14159
print(f"Hello {name}!", f"{n:5d}|{n:<5}|{n:^5}|{n:05}|{n:x}|{n:#b}|{n:+}|{n:,}")
print(f"{f:.2f} {f:8.3f} {f:e} {f:g} {f:%}", f"{name!r} {name!s} {name!a} {name:>10} {name:*^11}")
print(f"{n=} {f=:.1f} {name = } {n + 1=}")
print(f"{{}} {{{n}}}", f"{'nested ' + f'{n}'}", f"{n:{'>'}{10}}", f"{f:{5 + 3}.{2}}")
print(f"{d['key']}" if (d := {"key": "v"}) else "", f"{d["key"]}", f"{"\n".join(["a", "b"])}")
print(f'{n!r:>5}', f"{None} {True} {1e100} {10**20}", rf"\d{n}", f"""multi
{n}
line""")
class C:
    def __format__(self, spec): return f"<{spec}>"
    def __repr__(self): return "repr"
print(f"{C()} {C():abc} {C()!r} {C()!r:>6}")
print("a" f"{n}" "b" f"{name}")
print(f"{n:{n}}" == str(n).rjust(42))
try:
    f"{n:z!}"
except ValueError as e: print(e)
try:
    f"{name:d}"
except ValueError as e: print(e)
print(f"{1:}", f"{''!r}", f"{3.0}", f"{-0.0}", f"{1j}", f"{b'x'}")
print(f"{n # comment
}")
x = 3
print(f"{x:=+5}|{x!s:5}|{x,}|{*[1], 2}")
