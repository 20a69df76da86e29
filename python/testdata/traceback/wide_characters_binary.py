名前, é = 1, None
print("é日", 名前 + é)
