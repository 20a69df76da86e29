def encode(v, out):
    if v is None:
        out.append("null")
    elif v is True or v is False:
        out.append("true" if v else "false")
    elif isinstance(v, str):
        out.append('"' + v.replace("\\", "\\\\").replace('"', '\\"') + '"')
    elif isinstance(v, (int, float)):
        out.append(repr(v))
    elif isinstance(v, dict):
        out.append("{")
        first = True
        for k, x in v.items():
            if not first:
                out.append(",")
            first = False
            encode(k, out)
            out.append(":")
            encode(x, out)
        out.append("}")
    else:
        out.append("[")
        for i, x in enumerate(v):
            if i:
                out.append(",")
            encode(x, out)
        out.append("]")

def main():
    doc = {"name": "jink", "tags": ["a", "b", None, True], "n": [1, 2.5, -3, {"deep": [[]]}], "text": 'say "hi"'}
    size = 0
    for _ in range(36_000):
        out = []
        encode(doc, out)
        size += len("".join(out))
    print(size)

main()
