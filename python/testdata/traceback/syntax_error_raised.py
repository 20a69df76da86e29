raise SyntaxError("made up", ("some.py", 3, 5, "    x = = 1\n", 3, 8))
