def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print("!", type(e).__name__, e)


show(SyntaxError)
show(SyntaxError, "m")
show(SyntaxError, "m", ("f", 1, 2, "t"))
show(SyntaxError, "m", ["f", 1, 2, "t", 3, 4])
show(SyntaxError, "m", ("f", 1, 2))
show(SyntaxError, "m", ("f", 1, 2, "t", 3))
show(SyntaxError, "m", (1, 2, 3, 4, 5, 6, 7))
show(SyntaxError, "m", 5)
show(SyntaxError, x=1)
for e in (SyntaxError(), SyntaxError("m"), SyntaxError(1, 2, 3), SyntaxError("m", ("a/f", 1, 2, "t")), SyntaxError("m", ("f", None, 2, "t")),
          SyntaxError("m", (None, 3, 2, "t")), SyntaxError("m", ("f", "x", 2, "t")), IndentationError("i", ("f", 9, 1, "t", 9, 2)),
          TabError("t", ("f", 9, 1, "t"))):
    print(e, "|", e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line)
e = SyntaxError("m", ("f", 1, 2, "t"))
e.msg = "changed"
e.lineno = 7
print(e, e.args)
del e.msg
print(e)
