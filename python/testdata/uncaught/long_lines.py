values = {"first": 1, "second": 2}
result = sum(values[key] for key in ["first", "second", "third"]) + max([len(k) for k in values], default=0) * undefined_function(values["first"], values["second"])
