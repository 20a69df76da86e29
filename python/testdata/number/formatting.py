# The language of format specifications, in f-strings, format() and str.format.
n, f, c, s = 1234567, 3.14159265, 2 - 3.5j, "text"
print(f"{n:,} {n:_} {n:x} {n:#X} {n:b} {n:_b} {n:o} {n:e} {n:.3g} {n:>12} {n:<12}| {n:^12} {n:*^+15,} {n:015,d} {-n:=+12} {n:%} {65:c} {n:n}")
print(f"{f:.2f} {f:e} {f:.10g} {f:10.3f} {f:<10.1f}| {f:+.0f} {f:#.0f} {f: .2f} {f:%} {f:.1%} {f:010.2f} {f!r:>12} {f!s:^12} {-f:=10.1f}")
print(f"{c} {c:.1f} {c:+.2e} {c:>20} {c:*^20.1f} {1j:g} {complex(0, -1.5)}")
print(f"{s:>10} {s:<10}| {s:^10} {s:*^10} {s:.2} {s:6.1}| {s!r:>8} {s:s}")
width, places, fill = 12, 3, "#"
print(f"{f:{fill}>{width}.{places}f} {n:{width},} {'x':{fill}^{width}} {f:{'.' + str(places)}}")
print("{:>5} {:.1f} {!r:>6}".format(1, 2.25, "a"), "{0:{1}}".format(3.5, ".3f"), format(n, ","), format(f), format(True), format(None), format([1]))
for x in (0.0, -0.0, -0.001, 1e16, 1e15, 123456789.0, 1e-4, 1e-5, 1e22, float("inf"), float("nan"), 0.1, 100.0):
    print(x, f"{x:g}", f"{x:.3}", f"{x:z.1f}", f"{x:,.2f}", f"{x:G}", f"{x:#g}", f"{x:08.2f}", f"{x:.0e}", f"{x:n}", f"{x:_}", f"{x:F}")
for bad in ("f'{1:s}'", "f'{1.5:d}'", "f'{1.5:x}'", "f'{\"a\":d}'", "f'{\"a\":=5}'", "f'{\"a\":+}'", "f'{\"a\": }'", "f'{\"a\":,}'", "f'{\"a\":#}'", "f'{\"a\":z}'", "f'{1:.2d}'", "f'{1:,x}'", "f'{1:,_}'", "f'{1:_,}'", "f'{1:,,}'", "f'{1:z}'", "f'{1:+c}'", "f'{1:#c}'", "f'{-1:c}'", "f'{1114112:c}'", "f'{1:xx}'", "f'{1:5 }'", "f'{1:.}'", "f'{1j:%}'", "f'{1j:05}'", "f'{1j:=5}'", "f'{1j:d}'", "format(1, 5)", "format([], 'd')", "format(None, '5')", "f'{1:99999999999999999999}'", "f'{1.0:.99999999999999999999f}'", "f'{1:\\u00e9}'", "f'{1:\\x07}'", "f'{10**400:f}'", "f'{True:s}'", "format(object(), 'x')"):
    try:
        print(bad, "->", eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)

class Own:
    def __format__(self, spec):
        return f"<{spec}>"
print(f"{Own()} {Own():anything at all} {Own()!s:.3}" .replace(repr(Own)[:5], ""), format(Own(), "x"))
class Bad:
    def __format__(self, spec):
        return 5
try:
    f"{Bad()}"
except TypeError as e:
    print(e)
class I(int):
    pass
class S(str):
    pass
for bad in ("f'{I(5):s}'", "f'{S(\"a\"):d}'", "f'{I(5):08}'", "f'{S(\"ab\"):>5}'", "f'{I(5)}'"):
    try:
        print(bad, "->", eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
