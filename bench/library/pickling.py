import json
import pickle

document = json.load(open("api/testdata/openapi.json"))
records = [{"id": i, "agent": line, "ratio": i / 7, "tags": line.split()[:3], "pair": (i, None)}
           for i, line in enumerate(open("visitor/testdata/agents.tsv"))]
total = 0
for _ in range(40):
    for value in document, records:
        total += len(pickle.loads(pickle.dumps(value)))
    for r in records:
        total += pickle.loads(pickle.dumps(r))["id"]
print(total)
