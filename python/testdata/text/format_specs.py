# What stands after the colon, for text; and fields within fields.
for spec in ("", "5", "<5", ">5", "^5", "^6", "*^7", "s", "5s", ".2", ".0", "5.2", "€>4", "<", "05", "=5", "d", ",", "_", "#", "+", " ", "z", "5.", ".", "x5", "5x5", "{", "0", "010", "-", ">>5", "10.3s", "_s", ",s", "\u00e95"):
    for text in ("abc", "é"):
        try:
            print(repr(spec), repr(format(text, spec)), repr("{:{}}".format(text, spec)))
        except ValueError as e:
            print(repr(spec), e)
print("{:{w}.{p}}|{:{}{}}".format("abcdef", "x", ">", 4, w=5, p=3) if False else "{0:{w}.{p}}|{1:{2}{3}}".format("abcdef", "x", ">", 4, w=5, p=3))
print("{0}{1}{0}".format("a", "b"), "{a}{b}".format(a=1, b=2), "{}{a}{}".format(1, 2, a=3), "{0[1]}{0[0]}".format([1, 2]), "{x.real}{x.imag}".format(x=3))
print("{{}}".format(), "{{{}}}".format(1), "}}{{".format(), "{0!r:>6}".format("a"), "{!a:}".format("é"), "{:}".format(5), "{:d}".format(True))
print("{:>{width}}".format("r", width=4), "{:{fill}{align}{width}}".format("m", fill="-", align="^", width=5), "{a[{]}".format(a={"{": 1}))
print("{0.__class__.__name__}".format(5), "{0[k][1].x}".format({"k": [0, type("T", (), {"x": "deep"})]}), "{:%}".format(0.25), "{:,}".format(1234567))
import_error = ["{", "}", "{0", "{0!", "{0!r", "{0:", "{0[", "{0[0", "{0.}", "{0[]}", "{0]}", "{!}", "{0!rx}", "{:{:{}}}", "{0[a]b}", "{a.}", "{.}", "{[}", "{]}", "{a{}", "{0!q}", "{ 0}", "{0 }", "{-1}", "{1.5}", "{0.real.}", "{,}"]
for text in import_error:
    try:
        print(repr(text), repr(text.format([1], 2, a=3)))
    except Exception as e:
        print(repr(text), type(e).__name__, e)
