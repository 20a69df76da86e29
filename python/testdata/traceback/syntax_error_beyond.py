raise SyntaxError("made up", (None, 3, 40, "x y z\n", 4, 2))
