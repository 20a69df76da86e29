print("{} {}".format(1, "a"), "{1} {0} {1}".format("x", "y"), "{a} {b[k]} {c.real} {d[0]}".format(a=1, b={"k": 2}, c=3, d=[4]), "{!r} {!s} {!a}".format("é", "é", "é"), "{{}} {{{}}}".format(5), "{:>5}|{:<5}|{:^5}|{:*^7}".format("a", "b", "c", "d"))
print("{:{}}|{:{w}.{p}f}".format("x", 4, 3.14159, w=8, p=2), "{0:{1}{2}}".format("x", ">", 5), "{:,} {:_} {:+d} {:#x} {:08.3f} {:.2%} {:e}".format(1234567, 1234567, 5, 255, 3.14159, 0.256, 12345.678), "{:5}|{:5}|{:5}".format(1, "a", True), "{:d} {:s}".format(True, "s"), "{0[0]}{0[1]} {1.__class__.__name__}".format("ab", 5))
print("%s %r %a %d %i %5d|%-5d|%05d %+d % d %x %X %#x %o %#o %e %.3f %g %c %c %%" % ("s", "r", "é", 1, 2.9, 3, 4, 5, 6, 7, 255, 255, 255, 8, 8, 1.5, 2.0, 1e-7, "c", 65))
print("%(a)s %(b)05.1f %(a)r" % {"a": "x", "b": 2.25, "c": 0}, "%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159), "%s" % (1,), "%s" % [1, 2], "%s %s" % ("a", (1, 2)), "%.2s|%5.1s|" % ("abc", "xyz"), "%s" % None, "%5s|%-5s|" % ("é", "漢"), "%d%%" % 50, "no args" % (), "no args" % {}, "%x" % -255, "%#X" % 10 ** 20 if False else "%#X" % (10 ** 20))
print(f"{'a':>{3}}", f"{1.5!r:>6}", f"{[1, 2]!s:^10}|", f"{'x'!r}", f"{3:{'>'}{5}}", f"{1234.5:,.2f}", f"{True}", f"{None!s:>6}", f"{'':5}|", f"{5:05}{5:<05}{'s':05}", f"{-5:05}", f"{3.0}", f"{10 ** 30:,}", f"{0:,}", f"{-1234567:,}", f"{1234567:010,}", f"{1e6:,}", f"{'é':*<4}", f"{5:é>4}", f"{1.5:>+8.2f}")
print(format(5), format(5, "b"), format("a", ">3"), format(1.5, ".3f"), format(None), format([1]), format(True, "5"), format(1 + 2j, ".1f"), format(255, "#06x"), format(2.0, "n"), format(1e-7), format(float("nan"), "5"), format(123456789, "e"))
class P:
    def __init__(self, x): self.x = x
    def __format__(self, spec): return f"<{self.x}|{spec}>"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __getitem__(self, k): return f"item {k!r}"
p = P(3)
print(f"{p}", f"{p:abc}", f"{p!r:>6}", f"{p!s}", "{:>5}".format(p), "{0.x} {0[k]} {0[0]} {0[-1]}".format(p), format(p, "z"), "%s %r" % (p, p), f"{p:{'n' * 2}}", f"{p:%Y-%m}", "{0[a b]} {0[]}".format(p) if False else "")
class D(dict):
    def __missing__(self, k): return f"<{k}>"
print("{a} {b}".format_map(D(a=1)), "%(a)s %(zz)s" % D(a=1))
for t in ["'{}'.format()", "'{1}'.format(0)", "'{a}'.format()", "'{'.format(1)", "'}'.format(1)", "'{} {0}'.format(1)", "'{0} {}'.format(1)", "'{!x}'.format(1)", "'{:d}'.format('a')", "'{:s}'.format(1)", "'{0[x]}'.format([1])", "'{0.nope}'.format(1)", "'{0[5]}'.format([1])", "'{:z}'.format('a')", "'{:5'.format(1)", "'{0!}'.format(1)", "'{!r'.format(1)", "'{:=5}'.format('a')", "'{:+}'.format('a')", "'{:,}'.format('a')", "'{:.2}'.format(5)", "'{:x}'.format(1.5)", "'{:99999999999999999999}'.format(1)", "'{0[}'.format(1)", "'{a.}'.format(a=1)", "'{:{:{}}}'.format(1, 2, 3)", "'{:,_}'.format(1)", "'{:_,}'.format(1)", "'{:,x}'.format(1)", "'{:#s}'.format('a')", "'{:05}'.format([1])", "format([1], '5')", "format(None, 'd')", "format(1, 2)", "format(object(), 'x')", "f'{5:q}'", "f'{1.5:b}'",
          "'%d' % 'a'", "'%s %s' % 'a'", "'%s' % (1, 2)", "'%z' % 1", "'%' % 1", "'%(a)s' % 1", "'%(a)s' % {}", "'%c' % 'ab'", "'%c' % -1", "'%c' % 1.5", "'%x' % 'a'", "'%f' % 'a'", "'%*d' % ('a', 1)", "'%(a' % {'a': 1}", "'%d' % None", "'%d' % [1]", "'a' % 1", "'%s' % ()", "'%.*f' % (1,)", "'%i' % 1j", "'%e' % '1'", "'%5' % 1", "'%lld' % 5", "'%hd' % 5", "'%o' % 1.5", "'%c' % 0x110000"]:
    try: print(t, "=", repr(eval(t)))
    except Exception as e: print(t, "!", type(e).__name__, e)
