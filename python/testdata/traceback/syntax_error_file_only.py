raise SyntaxError("made up", ("f.py", None, 1, "x y z"))
