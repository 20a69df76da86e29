raise SyntaxError("made up", ("some.py", 3, 4, "\tx\ty z\n", 3, 0))
