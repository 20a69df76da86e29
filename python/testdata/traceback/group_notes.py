v = ValueError("a\nb")
v.add_note("note of\nthe member")
g = ExceptionGroup("g", [v, TypeError(1)])
g.add_note("note of the group")
raise g
