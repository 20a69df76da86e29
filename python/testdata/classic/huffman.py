import heapq

def tree(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    heap = [(n, i, c) for i, (c, n) in enumerate(sorted(counts.items()))]
    heapq.heapify(heap)
    serial = len(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], serial, (a[2], b[2])))
        serial += 1
    return heap[0][2]

def codes(node, prefix=""):
    if isinstance(node, str):
        return {node: prefix or "0"}
    left, right = node
    return codes(left, prefix + "0") | codes(right, prefix + "1")

def encode(text, table): return "".join(table[c] for c in text)

def decode(bits, node):
    if isinstance(node, str):
        return node * len(bits)
    out, at = [], node
    for b in bits:
        at = at[b == "1"]
        if isinstance(at, str):
            out.append(at)
            at = node
    return "".join(out)

for text in ["abracadabra", "aaaa", "the quick brown fox jumps over the lazy dog", "mississippi river"]:
    t = tree(text)
    table = codes(t)
    bits = encode(text, table)
    print(f"{text!r}: {len(bits)} bits of {8 * len(text)}, {len(bits) / (8 * len(text)):.1%}")
    for c, code in sorted(table.items(), key=lambda kv: (len(kv[1]), kv[1])):
        print(f"  {c!r:5} {code}")
    print(" ", bits[:40], decode(bits, t) == text)
    number = int("1" + bits, 2)
    data = number.to_bytes((number.bit_length() + 7) // 8, "big")
    print(" ", data.hex(), bin(int.from_bytes(data, "big"))[3:] == bits)
print(tree("abc"))
