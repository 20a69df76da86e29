raise SyntaxError("made up")
