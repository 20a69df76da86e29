people = [{"name": "a", "age": 3}, {"name": "b"}, {"age": 1}]
print(sorted(people, key=lambda p: p["name"]))
