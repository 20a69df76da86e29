import json

with open("api/testdata/openapi.json") as f:
    document = json.load(f)
length = 0
for _ in range(60):
    length += len(json.dumps(document))
for _ in range(10):
    length += len(json.dumps(document, indent=2, sort_keys=True))
print(length)
