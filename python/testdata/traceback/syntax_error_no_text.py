raise SyntaxError("made up", ("some.py", 3, None, None))
